using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Writes what people are in agencies. The database refuses a grant to oneself or in another's name.</summary>
internal static class RoleGrantStore
{
    /// <summary>Grants a role; false when the person holds it already.</summary>
    public static async Task<bool> AddAsync(
        HubSession session,
        Guid accountId,
        Guid agencyId,
        RoleGrant grant,
        DateTimeOffset at,
        string? grantedBy = null,
        Guid? invitation = null)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.role_grants
                (grant_id, account_id, agency_id, role, area_kind, area_code, invitation_id, granted_by, granted_at)
            values (@GrantId, @accountId, @agencyId, @Role, @AreaKind, @AreaCode, @invitation, @GrantedBy, @at)
            on conflict (account_id, agency_id, role, area_kind, area_code) where revoked_at is null do nothing
            """,
            new
            {
                GrantId = Guid.CreateVersion7(),
                accountId,
                agencyId,
                Role = RoleNames.Stored(grant.Role),
                grant.AreaKind,
                grant.AreaCode,
                invitation,
                GrantedBy = grantedBy ?? session.Scope.Actor,
                at,
            })) == 1;

    /// <summary>Whether the person ever held it there, revoked or not.</summary>
    public static Task<bool> WasEverGrantedAsync(HubSession session, Guid accountId, Guid agencyId, RoleGrant grant)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            """
            select exists (select from access.role_grants
                where account_id = @accountId and agency_id = @agencyId and role = @Role
                    and (area_kind, area_code) is not distinct from (@AreaKind, @AreaCode))
            """,
            new { accountId, agencyId, Role = RoleNames.Stored(grant.Role), grant.AreaKind, grant.AreaCode }));

    /// <summary>A grant that stands, held until the transaction ends; null when it is not in scope or revoked.</summary>
    public static Task<Held?> HoldAsync(HubSession session, Guid grantId)
        => session.Connection.QuerySingleOrDefaultAsync<Held?>(session.Command(
            """
            select account_id, agency_id, role from access.role_grants where grant_id = @grantId and revoked_at is null for update
            """,
            new { grantId }));

    public static Task RevokeAsync(HubSession session, Guid grantId, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            "update access.role_grants set revoked_at = @at, revoked_by = @Actor where grant_id = @grantId",
            new { grantId, at, session.Scope.Actor }));

    /// <summary>Whether every area named is one that the hub knows, in whichever dated version.</summary>
    public static async Task<bool> AreasExistAsync(HubSession session, IEnumerable<RoleGrant> grants)
    {
        var areas = grants.Where(grant => grant.AreaKind is not null).Select(grant => (grant.AreaKind, grant.AreaCode)).Distinct().ToList();
        var known = areas.Count == 0 ? 0 : await session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            select count(distinct (a.kind, a.code))
            from area.areas a
            join unnest(@kinds, @codes) as wanted (kind, code) on wanted.kind = a.kind and wanted.code = a.code
            """,
            new { kinds = areas.Select(area => area.AreaKind).ToArray(), codes = areas.Select(area => area.AreaCode).ToArray() }));
        return known == areas.Count;
    }

    internal sealed record Held(Guid AccountId, Guid AgencyId, string Role);
}
