using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators.Repeated;

/// <summary>Finds, keeps and reads incidents that several agencies report.</summary>
internal static class RepeatedEventStore
{
    private sealed record SetRow(string Kind, string[] Agencies, string[] Same, long Rows, long Repeats, long Chance, bool IsCountedOnce);

    /// <summary>The agencies whose returns of a kind are in a run, in the order in which they joined.</summary>
    public static async Task<Guid[]> AgenciesAsync(HubSession session, long runId, string kind)
        => [.. await session.Connection.QueryAsync<Guid>(session.Command(
            """
            select a.agency_id
            from access.agencies a
            where a.agency_id in (
                select s.agency_id
                from indicator.runs r
                join ingest.submissions s on s.submission_id = any (r.submission_ids)
                where r.run_id = @runId and s.kind = @kind)
            order by (select min(s.submission_id) from ingest.submissions s where s.agency_id = a.agency_id), a.code
            """,
            new { runId, kind }))];

    /// <summary>How many rows of a kind these agencies have in a run.</summary>
    public static Task<long> RowsAsync(HubSession session, long runId, string kind, Guid[] agencies)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            select count(*)
            from indicator.runs r
            join ingest.submissions s on s.submission_id = any (r.submission_ids) and s.kind = @kind and s.agency_id = any (@agencies)
            join ingest.source_records d on d.submission_id = s.submission_id
            where r.run_id = @runId
            """,
            new { runId, kind, agencies },
            timeoutSeconds: 0));

    /// <summary>How many of them repeat an incident that another agency reports, with the agencies' days moved apart or not.</summary>
    public static Task<long> RepeatsAsync(HubSession session, long runId, string kind, Guid[] agencies, string[] same, int shift)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            "select count(*) from indicator.repeated_rows(@runId, @kind, @agencies, @same, @shift)",
            new { runId, kind, agencies, same, shift },
            timeoutSeconds: 0));

    public static Task KeepAsync(
        HubSession session, long runId, string kind, Guid[] agencies, string[] same, (long Rows, long Repeats, long Chance) found,
        bool isCountedOnce)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into indicator.repeated_sets (run_id, kind, agencies, same, rows, repeats, chance, is_counted_once)
            values (@runId, @kind, @agencies, @same, @Rows, @Repeats, @Chance, @isCountedOnce)
            """,
            new { runId, kind, agencies, same, found.Rows, found.Repeats, found.Chance, isCountedOnce }));

    /// <summary>What a run found, under the default policy whatever that of the kinds: it is said of the whole force.</summary>
    public static async Task<IReadOnlyList<RepeatedEvents>> ReleaseAsync(HubSession session, long runId)
    {
        var sets = (await session.Connection.QueryAsync<SetRow>(session.Command(
            """
            select c.kind, array(select a.name from unnest(c.agencies) with ordinality w (id, place)
                    join access.agencies a on a.agency_id = w.id order by w.place) as agencies,
                c.same, c.rows, c.repeats, c.chance, c.is_counted_once
            from indicator.repeated_sets c
            where c.run_id = @runId
            order by c.kind
            """,
            new { runId }))).AsList();
        var kinds = (await DatasetKindStore.NewestAsync(session, [.. sets.Select(set => set.Kind)]))
            .ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        var policy = Suppression.Default;
        return
        [
            .. sets.Select(set => new RepeatedEvents(
                set.Kind, kinds[set.Kind].Title, set.Agencies, [.. set.Same.Select(name => kinds[set.Kind].Field(name)?.Title ?? name)],
                policy.Release(set.Rows), policy.Release(set.Repeats), policy.Release(set.Chance), set.IsCountedOnce)),
        ];
    }
}
