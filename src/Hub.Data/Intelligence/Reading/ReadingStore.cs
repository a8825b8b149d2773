using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Reading;

/// <summary>A sanitised report as it stands in a list: its grade and conditions, not its words, and not whom it came from.</summary>
public sealed record SanitisedLine(
    Guid ReportId, int Version, string Area, DateTimeOffset GradedAt, int Source, string Assessment, string Handling, string? Conditions,
    bool IsAcknowledged)
{
    /// <summary>How people name it.</summary>
    public string Reference => IntelligenceReference.Of(ReportId);
}

/// <summary>Reads of sanitised reports, within the session's scope: row-level security decides which.</summary>
internal static class ReadingStore
{
    /// <summary>What the actor may read, newest first; of these only where ids are given.</summary>
    public static async Task<IReadOnlyList<SanitisedLine>> ListAsync(HubSession session, IReadOnlyCollection<Guid>? only)
        => (await session.Connection.QueryAsync<SanitisedLine>(session.Command(
            """
            select g.report_id, g.version, coalesce(p.name, g.area_code) as area, g.graded_at, g.source, g.assessment, g.handling,
                g.conditions, k.report_id is not null as is_acknowledged
            from intelligence.gradings g
            left join intelligence.acknowledgements k
                on k.report_id = g.report_id and k.version = g.version and k.account_id::text = @Actor
            left join lateral (
                select n.name from area.areas n where n.kind = g.area_kind and n.code = g.area_code
                order by n.valid_from desc limit 1) p on true
            where g.superseded_at is null and (@Only::uuid[] is null or g.report_id = any (@Only))
            order by g.graded_at desc
            limit 200
            """,
            new { session.Scope.Actor, Only = only?.ToArray() }))).AsList();

    /// <summary>The sanitised words, with the event of the reading; null where they are destroyed or not the actor's to read.</summary>
    public static Task<string?> WordsAsync(HubSession session, Guid reportId, int version)
        => session.Connection.ExecuteScalarAsync<string?>(session.Command(
            "select intelligence.read_sanitised(@reportId, @version, @ActingFor)",
            new { reportId, version, session.Scope.ActingFor }));

    /// <summary>The reports that hold the words, with the event of the search.</summary>
    public static async Task<IReadOnlyList<Guid>> SearchAsync(HubSession session, string words)
        => (await session.Connection.QueryAsync<Guid>(session.Command(
            "select found from intelligence.search_sanitised(@words, @ActingFor) found", new { words, session.Scope.ActingFor }))).AsList();

    /// <summary>Keeps that the actor took note of the conditions of a version; once.</summary>
    public static Task AcknowledgeAsync(HubSession session, Guid reportId, int version, Guid account, Guid agency, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into intelligence.acknowledgements (report_id, version, account_id, agency_id, acknowledged_at)
            values (@reportId, @version, @account, @agency, @now)
            on conflict do nothing
            """,
            new { reportId, version, account, agency, now }));
}
