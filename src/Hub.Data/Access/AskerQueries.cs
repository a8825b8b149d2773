using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>What a person is in one agency now.</summary>
internal sealed record AskerStanding(bool IsActive, bool IsHost, string[] Roles);

/// <summary>The standing of whoever asked for work, within the scope of that asker.</summary>
internal static class AskerQueries
{
    public static Task<string?> AgencyStatusAsync(HubSession session, Guid agency)
        => session.Connection.ExecuteScalarAsync<string?>(session.Command(
            "select status from access.agencies where agency_id = @agency", new { agency }));

    public static Task<AskerStanding?> StandingAsync(HubSession session, Guid account, Guid agency)
        => session.Connection.QuerySingleOrDefaultAsync<AskerStanding>(session.Command(
            """
            select a.status = 'active' and m.status = 'active' as is_active, g.is_host, array(
                select distinct r.role from access.role_grants r
                where r.account_id = m.account_id and r.agency_id = m.agency_id and r.revoked_at is null) as roles
            from access.memberships m
            join access.accounts a on a.account_id = m.account_id
            join access.agencies g on g.agency_id = m.agency_id
            where m.account_id = @account and m.agency_id = @agency
            """,
            new { account, agency }));

    public static Task<bool> ClientMayAsync(HubSession session, Guid client, Guid agency)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            """
            select exists (
                select from access.api_clients where api_client_id = @client and agency_id = @agency and status = 'active')
            """,
            new { client, agency }));
}
