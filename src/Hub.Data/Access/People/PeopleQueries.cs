using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Reads the people of agencies, within the session's scope.</summary>
internal static class PeopleQueries
{
    /// <summary>Everybody of an agency: those who wait first, then by name.</summary>
    public static async Task<IReadOnlyList<PersonRow>> PeopleAsync(HubSession session, Guid agencyId, Guid? accountId = null)
        => (await session.Connection.QueryAsync<PersonRow>(session.Command(
            """
            select m.account_id, a.display_name, a.email, m.status, m.sponsor_id, a.last_signed_in_at, m.changed_at,
                i.proposed::text as proposed, a.tenant_id, a.object_id
            from access.memberships m
            join access.accounts a using (account_id)
            left join access.invitations i on i.invitation_id = m.invitation_id
            where m.agency_id = @agencyId and (@accountId::uuid is null or m.account_id = @accountId)
            order by case m.status when 'pending' then 0 when 'active' then 1 else 2 end, a.display_name, m.account_id
            """,
            new { agencyId, accountId }))).AsList();

    /// <summary>Every role held in an agency now, with the newest name of its area.</summary>
    public static async Task<IReadOnlyList<GrantRow>> GrantsAsync(HubSession session, Guid agencyId, Guid? accountId = null)
        => (await session.Connection.QueryAsync<GrantRow>(session.Command(
            """
            select g.grant_id, g.account_id, g.role, g.area_kind, g.area_code, n.name as area_name, g.granted_at
            from access.role_grants g
            left join lateral (select a.name from area.areas a where a.kind = g.area_kind and a.code = g.area_code
                order by a.valid_from desc limit 1) n on true
            where g.agency_id = @agencyId and g.revoked_at is null and (@accountId::uuid is null or g.account_id = @accountId)
            order by g.role, n.name
            """,
            new { agencyId, accountId }))).AsList();

    /// <summary>Links that still work, newest first.</summary>
    public static async Task<IReadOnlyList<LinkRow>> LinksAsync(HubSession session, Guid agencyId, DateTimeOffset now)
        => (await session.Connection.QueryAsync<LinkRow>(session.Command(
            """
            select invitation_id, email, proposed::text as proposed, expires_at
            from access.invitations
            where agency_id = @agencyId and account_id is null and revoked_at is null and expires_at > @now
            order by invited_at desc
            """,
            new { agencyId, now }))).AsList();

    /// <summary>The areas a role may be given for: those that stand, of the kinds profiles and teams are made for.</summary>
    public static async Task<IReadOnlyList<GrantableArea>> AreasAsync(HubSession session)
        => (await session.Connection.QueryAsync<GrantableArea>(session.Command(
            """
            select kind, code, name
            from area.areas
            where kind in ('force', 'lpa', 'csp', 'district', 'upper_tier', 'team', 'ward')
                and not is_withdrawn and valid_until = 'infinity'
            order by array_position(array['force', 'lpa', 'csp', 'district', 'upper_tier', 'team', 'ward'], kind), name, code
            """))).AsList();

    internal sealed record PersonRow(
        Guid AccountId,
        string DisplayName,
        string Email,
        string Status,
        Guid? SponsorId,
        DateTimeOffset? LastSignedInAt,
        DateTimeOffset ChangedAt,
        string? Proposed,
        Guid TenantId,
        Guid ObjectId);

    internal sealed record GrantRow(
        Guid GrantId, Guid AccountId, string Role, string? AreaKind, string? AreaCode, string? AreaName, DateTimeOffset GrantedAt);

    internal sealed record LinkRow(Guid InvitationId, string Email, string Proposed, DateTimeOffset ExpiresAt);
}

/// <summary>An area that a role may be given for.</summary>
/// <param name="Kind">Its kind ("lpa").</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name today.</param>
public sealed record GrantableArea(string Kind, string Code, string Name);
