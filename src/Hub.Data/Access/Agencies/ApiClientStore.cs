using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.Agencies;

/// <summary>Writes the systems that call the API, within the session's scope.</summary>
internal static class ApiClientStore
{
    /// <summary>Registers a client; false when that tenant's client id is registered already, for whichever agency.</summary>
    public static async Task<bool> AddAsync(
        HubSession session, Guid apiClientId, Guid tenantId, string clientId, Guid agencyId, string name)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.api_clients (api_client_id, tenant_id, client_id, agency_id, name)
            values (@apiClientId, @tenantId, @clientId, @agencyId, @name)
            on conflict do nothing
            """,
            new { apiClientId, tenantId, clientId, agencyId, name })) == 1;

    /// <summary>Disables a client of the agency; false when there is none that is active.</summary>
    public static async Task<bool> DisableAsync(HubSession session, Guid apiClientId, Guid agencyId)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update access.api_clients set status = 'disabled'
            where api_client_id = @apiClientId and agency_id = @agencyId and status = 'active'
            """,
            new { apiClientId, agencyId })) == 1;
}
