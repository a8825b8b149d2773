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

    /// <summary>Every agency by name, to choose from.</summary>
    public static async Task<IReadOnlyList<(Guid AgencyId, string Name)>> NamesAsync(HubSession session)
        => (await session.Connection.QueryAsync<(Guid AgencyId, string Name)>(session.Command(
            "select agency_id, name from access.agencies order by name"))).AsList();

    /// <summary>Every agency, by code.</summary>
    public static async Task<IReadOnlyList<Guid>> AllAsync(HubSession session)
        => (await session.Connection.QueryAsync<Guid>(session.Command(
            "select agency_id from access.agencies order by code"))).AsList();

    /// <summary>The type of every agency.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> TypesAsync(HubSession session)
        => (await session.Connection.QueryAsync<(Guid AgencyId, string Type)>(session.Command(
            "select agency_id, agency_type from access.agencies"))).ToDictionary(row => row.AgencyId, row => row.Type);

    /// <summary>The agency of that code, or null.</summary>
    public static Task<Guid?> FindAsync(HubSession session, string code)
        => session.Connection.ExecuteScalarAsync<Guid?>(session.Command(
            "select agency_id from access.agencies where code = @code", new { code }));

    /// <summary>The agency as it stands, or null.</summary>
    public static Task<AgencyStanding?> StandingAsync(HubSession session, Guid agencyId)
        => session.Connection.QuerySingleOrDefaultAsync<AgencyStanding?>(session.Command(
            """
            select agency_id, code, name, agency_type as type, is_host, status = 'active' as is_active, requires_mfa
            from access.agencies where agency_id = @agencyId
            """,
            new { agencyId }));
}

/// <summary>An agency as it stands.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Code">Its short code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of agency ("police").</param>
/// <param name="IsHost">Whether it runs the hub.</param>
/// <param name="IsActive">False while it is suspended: none of its people and systems is let in.</param>
/// <param name="RequiresMfa">Whether its people need a second factor.</param>
public sealed record AgencyStanding(
    Guid AgencyId, string Code, string Name, string Type, bool IsHost, bool IsActive, bool RequiresMfa);
