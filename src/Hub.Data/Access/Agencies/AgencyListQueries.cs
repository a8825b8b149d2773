using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.Agencies;

/// <summary>Reads agencies with what belongs to them, within the session's scope.</summary>
internal static class AgencyListQueries
{
    public static async Task<IReadOnlyList<AgencyEntry>> EntriesAsync(HubSession session, Guid? agencyId = null)
        => (await session.Connection.QueryAsync<AgencyEntry>(session.Command(
            """
            select g.agency_id, g.code, g.name, g.agency_type as type, g.is_host, g.status = 'active' as is_active, g.requires_mfa,
                (select count(t.tenant_id) from access.agency_tenants t where t.agency_id = g.agency_id) as tenants,
                (select count(distinct r.account_id) from access.role_grants r
                    join access.memberships m using (account_id, agency_id)
                    where r.agency_id = g.agency_id and r.role = 'administrator' and r.revoked_at is null
                        and m.status = 'active') as administrators
            from access.agencies g
            where @agencyId::uuid is null or g.agency_id = @agencyId
            order by g.name, g.code
            """,
            new { agencyId }))).AsList();

    public static async Task<IReadOnlyList<Guid>> TenantsAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<Guid>(session.Command(
            "select tenant_id from access.agency_tenants where agency_id = @agencyId order by tenant_id", new { agencyId }))).AsList();

    public static async Task<IReadOnlyList<string>> DomainsAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<string>(session.Command(
            "select domain from access.agency_domains where agency_id = @agencyId order by domain", new { agencyId }))).AsList();

    public static async Task<IReadOnlyList<ApiClientEntry>> ClientsAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<ApiClientEntry>(session.Command(
            """
            select api_client_id, tenant_id, client_id, name, status = 'active' as is_active, created_at
            from access.api_clients where agency_id = @agencyId order by status, name
            """,
            new { agencyId }))).AsList();

    public static async Task<IReadOnlyList<WaitingAdministrator>> WaitingAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<WaitingAdministrator>(session.Command(
            """
            select m.account_id, a.display_name, a.email
            from access.memberships m
            join access.accounts a using (account_id)
            where m.agency_id = @agencyId and m.status = 'pending'
            order by m.created_at
            """,
            new { agencyId }))).AsList();
}
