using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>How far the data of each agency and kind reaches among the submissions that a run rests on.</summary>
internal static class NewestDataQueries
{
    private sealed record Row(string Agency, string Kind, DateOnly Until);

    /// <summary>The last day of data by agency code and kind.</summary>
    public static async Task<IReadOnlyDictionary<(string Agency, string Kind), DateOnly>> ReadAsync(
        HubSession session, long[] submissionIds)
        => (await session.Connection.QueryAsync<Row>(session.Command(
            """
            select a.code as agency, s.kind, max(s.period_until) as until
            from ingest.submissions s
            join access.agencies a using (agency_id)
            where s.submission_id = any (@submissionIds)
            group by a.code, s.kind
            """,
            new { submissionIds }))).ToDictionary(r => (r.Agency, r.Kind), r => r.Until.AddDays(-1));
}
