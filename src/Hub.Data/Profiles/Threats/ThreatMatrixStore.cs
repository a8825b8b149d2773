using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Threats;

/// <summary>Adds versions of the threat matrix; none is ever changed.</summary>
public static class ThreatMatrixStore
{
    /// <summary>Adds a version as its file says it; false where there is one of that number.</summary>
    public static async Task<bool> AddAsync(HubSession session, int version, string json)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.threat_matrices (version, matrix) values (@version, @json::json)
            on conflict (version) do nothing
            """,
            new { version, json })) == 1;
}
