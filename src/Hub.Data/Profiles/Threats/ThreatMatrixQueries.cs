using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Threats;

/// <summary>A version of the threat matrix in a list.</summary>
public sealed record ThreatMatrixLine(int Version, DateTimeOffset AddedAt, string Title, string Note);

/// <summary>Reads the versions of the threat matrix: reference data, open to every reader.</summary>
public static class ThreatMatrixQueries
{
    /// <summary>The version in force: the newest.</summary>
    public static async Task<ThreatMatrix> InForceAsync(HubSession session)
        => ThreatMatrix.Read(await session.Connection.QuerySingleAsync<string>(session.Command(
            "select matrix::text from profile.threat_matrices order by version desc limit 1")));

    /// <summary>A version, or null.</summary>
    public static async Task<ThreatMatrix?> FindAsync(HubSession session, int version)
        => await session.Connection.QuerySingleOrDefaultAsync<string>(session.Command(
            "select matrix::text from profile.threat_matrices where version = @version", new { version })) is { } json
            ? ThreatMatrix.Read(json)
            : null;

    /// <summary>
    /// The version in which a publication is scored: that of its first score, so that its ranks compare; else the one in force.
    /// </summary>
    public static async Task<ThreatMatrix> OfAsync(HubSession session, Guid publicationId)
        => await session.Connection.ExecuteScalarAsync<int?>(session.Command(
            "select min(matrix_version) from profile.threat_scores where publication_id = @publicationId",
            new { publicationId })) is { } version
            && await FindAsync(session, version) is { } matrix
            ? matrix
            : await InForceAsync(session);

    /// <summary>Every version, newest first.</summary>
    public static async Task<IReadOnlyList<ThreatMatrixLine>> ListAsync(HubSession session)
        => (await session.Connection.QueryAsync<ThreatMatrixLine>(session.Command(
            """
            select version, added_at, matrix ->> 'title' as title, matrix ->> 'note' as note
            from profile.threat_matrices
            order by version desc
            """))).AsList();
}
