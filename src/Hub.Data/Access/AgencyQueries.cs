using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>Reads of the list of agencies, which every scope may see.</summary>
public static class AgencyQueries
{
    /// <summary>Whether the agency is registered.</summary>
    public static Task<bool> ExistsAsync(HubSession session, Guid agencyId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select exists (select from access.agencies where agency_id = @agencyId)", new { agencyId }));

    /// <summary>Every agency, by code.</summary>
    public static async Task<IReadOnlyList<Guid>> AllAsync(HubSession session)
        => (await session.Connection.QueryAsync<Guid>(session.Command(
            "select agency_id from access.agencies order by code"))).AsList();

    /// <summary>The agency of that code, or null.</summary>
    public static Task<Guid?> FindAsync(HubSession session, string code)
        => session.Connection.ExecuteScalarAsync<Guid?>(session.Command(
            "select agency_id from access.agencies where code = @code", new { code }));
}
