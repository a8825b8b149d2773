using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Writes and reads who belongs to which agency, within the session's scope. States are those of the table.</summary>
internal static class MembershipStore
{
    public const string Pending = "pending";
    public const string Active = "active";
    public const string Refused = "refused";
    public const string Disabled = "disabled";

    /// <summary>Adds a membership that stands at once; false when the person belongs to the agency already, in whatever state.</summary>
    public static Task<bool> AddActiveAsync(HubSession session, Guid accountId, Guid agencyId)
        => AddAsync(session, new Standing(accountId, agencyId, Active, null, null), session.Scope.Actor);

    /// <summary>Adds a membership; false when there is one already, in whatever state.</summary>
    public static async Task<bool> AddAsync(HubSession session, Standing membership, string changedBy)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.memberships (account_id, agency_id, status, sponsor_id, invitation_id, changed_by)
            values (@AccountId, @AgencyId, @Status, @SponsorId, @InvitationId, @changedBy)
            on conflict (account_id, agency_id) do nothing
            """,
            new
            {
                membership.AccountId, membership.AgencyId, membership.Status, membership.SponsorId, membership.InvitationId, changedBy,
            })) == 1;

    /// <summary>The membership, held until the transaction ends; null when it is not in scope.</summary>
    public static Task<Standing?> HoldAsync(HubSession session, Guid accountId, Guid agencyId)
        => session.Connection.QuerySingleOrDefaultAsync<Standing?>(session.Command(
            """
            select account_id, agency_id, status, sponsor_id, invitation_id
            from access.memberships where account_id = @accountId and agency_id = @agencyId
            for update
            """,
            new { accountId, agencyId }));

    /// <summary>Puts a held membership into another state, in the actor's name.</summary>
    public static Task ChangeAsync(HubSession session, Standing membership, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.memberships
            set status = @Status, sponsor_id = @SponsorId, invitation_id = @InvitationId, changed_by = @Actor, changed_at = @at
            where account_id = @AccountId and agency_id = @AgencyId
            """,
            new
            {
                membership.AccountId,
                membership.AgencyId,
                membership.Status,
                membership.SponsorId,
                membership.InvitationId,
                session.Scope.Actor,
                at,
            }));

    /// <summary>Accounts of the agency's active administrators; empty when it has none.</summary>
    public static async Task<IReadOnlyList<Guid>> AdministratorsAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<Guid>(session.Command(
            """
            select distinct g.account_id
            from access.role_grants g
            join access.memberships m using (account_id, agency_id)
            where g.agency_id = @agencyId and g.role = 'administrator' and g.revoked_at is null and m.status = 'active'
            """,
            new { agencyId }))).AsList();

    internal sealed record Standing(Guid AccountId, Guid AgencyId, string Status, Guid? SponsorId, Guid? InvitationId);
}
