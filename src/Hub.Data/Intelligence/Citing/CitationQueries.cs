using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Citing;

/// <summary>Reads of sanitised reports for profiles that rest on them.</summary>
public static class CitationQueries
{
    /// <summary>
    /// The reports about an area that the actor of the session may read and that are not suspected to be false, newest first.
    /// Row-level security decides which the actor may read.
    /// </summary>
    public static async Task<IReadOnlyList<CitableReport>> AboutAsync(HubSession session, long areaId)
    {
        var open = (await session.Connection.QueryAsync<(Guid ReportId, bool IsOpen)>(session.Command(
            """
            select g.report_id, g.handling = 'P' or k.report_id is not null as is_open
            from intelligence.gradings g
            left join intelligence.acknowledgements k
                on k.report_id = g.report_id and k.version = g.version and k.account_id::text = @Actor
            where g.superseded_at is null
            order by g.graded_at desc
            limit 200
            """,
            new { session.Scope.Actor }))).ToDictionary(row => row.ReportId, row => row.IsOpen);
        return [.. (await StandingAsync(session, areaId, open.Keys)).Select(report => report with { IsOpen = open[report.ReportId] })];
    }

    /// <summary>
    /// Of reports that a profile names, those that may not be used: withdrawn, suspected to be false, no sanitised words. Ids alone, for
    /// whoever checks the profile.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> UnusableAsync(HubSession session, IReadOnlyCollection<Guid> reports)
        => reports.Count == 0
            ? []
            : (await session.Connection.QueryAsync<Guid>(session.Command(
                "select report_id from intelligence.unusable(@Reports)", new { Reports = reports.ToArray() }))).AsList();

    /// <summary>
    /// Of reports that a profile of an area names, those that may still be used: sanitised, about the area, not suspected to be false,
    /// not destroyed. For whoever may see the profile, its release among them.
    /// </summary>
    public static async Task<IReadOnlyList<CitableReport>> StandingAsync(HubSession session, long areaId, IReadOnlyCollection<Guid> reports)
        => reports.Count == 0
            ? []
            : (await session.Connection.QueryAsync<CitableReport>(session.Command(
                """
                select report_id, source, assessment, handling, conditions, graded_at, true as is_open
                from intelligence.cited(@Reports, @areaId)
                """,
                new { Reports = reports.ToArray(), areaId }))).AsList();
}
