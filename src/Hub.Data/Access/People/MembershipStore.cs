using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Writes who belongs to which agency, within the session's scope.</summary>
internal static class MembershipStore
{
    /// <summary>Adds a membership that stands at once; false when the person belongs to the agency already, in whatever state.</summary>
    public static async Task<bool> AddActiveAsync(HubSession session, Guid accountId, Guid agencyId)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.memberships (account_id, agency_id, status, changed_by)
            values (@accountId, @agencyId, 'active', @Actor)
            on conflict (account_id, agency_id) do nothing
            """,
            new { accountId, agencyId, session.Scope.Actor })) == 1;
}
