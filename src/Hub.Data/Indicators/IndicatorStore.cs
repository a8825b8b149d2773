using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators;

/// <summary>Writes of runs and their observations.</summary>
internal static class IndicatorStore
{
    /// <summary>How definitions are frozen in a run: the same words as dataset kinds use.</summary>
    internal static JsonSerializerOptions Json => DatasetKindJson.Options;

    internal static Task<long> InsertRunAsync(HubSession session, RunRequest request, DateTimeOffset askedAt)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            insert into indicator.runs (area_kind, period_from, period_until, previous_from, rule_version, asked_at, asked_by)
            values (@AreaKind, @From, @Until, @PreviousFrom, @CurrentRules, @askedAt, @Actor)
            returning run_id
            """,
            new
            {
                request.AreaKind, request.From, request.Until, request.PreviousFrom,
                IndicatorRun.CurrentRules, askedAt, session.Scope.Actor,
            }));

    /// <summary>
    /// The kinds of area and periods whose newest run rests on one of some submissions. One that waits to be computed will read the rows as
    /// they then stand, so it needs no other after it.
    /// </summary>
    internal static async Task<IReadOnlyList<RunRequest>> NewestRunsWithAsync(HubSession session, params long[] submissions)
        => (await session.Connection.QueryAsync<RunRequest>(session.Command(
            """
            select area_kind, period_from as "from", period_until as until
            from (
                select distinct on (area_kind, period_from, period_until) area_kind, period_from, period_until, submission_ids, computed_at
                from indicator.runs
                order by area_kind, period_from, period_until, computed_at is null desc, run_id desc
            ) newest
            where computed_at is not null and @submissions && submission_ids
            """,
            new { submissions }))).AsList();

    /// <summary>
    /// Erases the exact values of every run that rests on a submission. The run stays, so that a draft's number is understood, and says
    /// when; one that waits to be computed takes the submissions that then stand.
    /// </summary>
    internal static Task EraseRunsAsync(HubSession session, long submissionId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            with erased as (
                update indicator.runs set erased_at = @now
                where computed_at is not null and erased_at is null and @submissionId = any (submission_ids)
                returning run_id
            ), values_gone as (
                delete from indicator.observations where run_id in (select run_id from erased)
            ), placements_gone as (
                delete from indicator.placements where run_id in (select run_id from erased)
            ), agencies_gone as (
                delete from indicator.agency_counts where run_id in (select run_id from erased)
            ), people_gone as (
                delete from indicator.linked_people where run_id in (select run_id from erased)
            ), sets_gone as (
                delete from indicator.linked_sets where run_id in (select run_id from erased)
            ), repeats_gone as (
                delete from indicator.repeated_sets where run_id in (select run_id from erased)
            )
            delete from indicator.row_districts where run_id in (select run_id from erased)
            """,
            new { submissionId, now },
            timeoutSeconds: 0));

    /// <summary>
    /// Waits for computations that run now, or they would end with sums of rows that go meanwhile; and makes those that begin next wait
    /// for this transaction.
    /// </summary>
    internal static Task WaitForRunningAsync(HubSession session)
        => session.Connection.ExecuteAsync(session.Command(
            "select run_id from indicator.runs where computed_at is null order by run_id for update", timeoutSeconds: 0));

    /// <summary>
    /// Keeps the values of a run from being erased while they are read, until the transaction ends; true where they are erased already.
    /// </summary>
    internal static Task<bool> IsErasedAsync(HubSession session, long runId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select erased_at is not null from indicator.runs where run_id = @runId for share", new { runId }));

    // The lock makes a second worker wait and then see that the run is computed.
    internal static Task<IndicatorRun?> LockRunAsync(HubSession session, long runId)
        => session.Connection.QuerySingleOrDefaultAsync<IndicatorRun?>(session.Command(
            """
            select run_id, area_kind, period_from, period_until, previous_from, rule_version, computed_at, submission_ids
            from indicator.runs where run_id = @runId for update
            """,
            new { runId }));

    /// <summary>Fixes the accepted submissions that a run rests on. A published table may be older than both periods.</summary>
    internal static async Task<IReadOnlyList<string>> TakeSubmissionsAsync(
        HubSession session, long runId, string[] counted, string[] published)
    {
        var kinds = await session.Connection.QueryAsync<string>(session.Command(
            """
            with taken as (
                select s.submission_id, s.kind
                from indicator.runs r
                join ingest.submissions s on s.period_from < r.period_until
                where r.run_id = @runId and s.status in ('accepted', 'accepted_with_warnings', 'partly_accepted')
                    and (s.kind = any (@published) or (s.kind = any (@counted) and s.period_until > r.previous_from))
            ), kept as (
                update indicator.runs
                set submission_ids = (select coalesce(array_agg(submission_id order by submission_id), '{}') from taken)
                where run_id = @runId
            )
            select distinct kind from taken
            """,
            new { runId, counted, published }));
        return kinds.AsList();
    }

    internal static Task InsertDefinitionsAsync(HubSession session, long runId, IReadOnlyList<FrozenDefinition> definitions)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into indicator.run_indicators
                (run_id, indicator, ordinal, kind, kind_version, aggregate, sums, filter, levels, definition)
            values (@runId, @Code, @Ordinal, @Kind, @KindVersion, @Aggregate, @Of, @Filter::jsonb, @Levels, @Definition::jsonb)
            """,
            definitions.Select(frozen => new
            {
                runId,
                frozen.Definition.Code,
                frozen.Ordinal,
                frozen.Definition.Kind,
                frozen.Definition.KindVersion,
                Aggregate = JsonSerializer.SerializeToElement(frozen.Definition.Aggregate, Json).GetString(),
                frozen.Definition.Of,
                Filter = JsonSerializer.Serialize(frozen.Definition.Where, Json),
                Levels = frozen.Levels.ToArray(),
                Definition = JsonSerializer.Serialize(frozen.Definition, Json),
            })));

    /// <summary>Gives each indicator that has none the next figure code of its theme.</summary>
    internal static Task EnsureFigureCodesAsync(HubSession session, IReadOnlyList<IndicatorDefinition> definitions)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into indicator.figure_codes (indicator, prefix, number)
            select w.indicator, w.prefix,
                (select coalesce(max(number), 0) from indicator.figure_codes c where c.prefix = w.prefix)
                    + row_number() over (partition by w.prefix order by w.place)
            from unnest(@codes::text[], @prefixes::text[]) with ordinality as w (indicator, prefix, place)
            where not exists (select from indicator.figure_codes c where c.indicator = w.indicator)
            """,
            new
            {
                codes = definitions.Select(definition => definition.Code).ToArray(),
                prefixes = definitions.Select(definition => IndicatorCatalogue.Prefix(definition.Theme)).ToArray(),
            }));

    internal static Task CountAsync(HubSession session, long runId, RowCounting rows)
        => session.Connection.ExecuteAsync(session.Command(
            "select indicator.count_rows(@runId, @Kind, @Sums, @Cases, @Touched, @Drop, @IsRegister)",
            new { runId, rows.Kind, rows.Sums, rows.Cases, rows.Touched, Drop = rows.Drop.ToArray(), rows.IsRegister },
            timeoutSeconds: 0));

    internal static Task TakePublishedAsync(HubSession session, long runId, string kind)
        => session.Connection.ExecuteAsync(session.Command(
            "select indicator.take_published(@runId, @kind)", new { runId, kind }, timeoutSeconds: 0));

    internal static Task MarkComputedAsync(HubSession session, long runId, DateTimeOffset computedAt)
        => session.Connection.ExecuteAsync(session.Command(
            "update indicator.runs set computed_at = @computedAt where run_id = @runId", new { runId, computedAt }));
}

/// <summary>One pass over the rows of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Sums">The field to sum; null counts.</param>
/// <param name="Cases">The field that says how many cases a row stands for; null where a row is one.</param>
/// <param name="Touched">The field that lists areas touched; null where the kind has none.</param>
/// <param name="Drop">Fields that no filter looks at.</param>
/// <param name="IsRegister">Whether each return states what stands.</param>
internal sealed record RowCounting(
    string Kind, string? Sums, string? Cases, string? Touched, IReadOnlyList<string> Drop, bool IsRegister);

/// <summary>A definition with its place in the catalogue and the levels it is computed for in one run.</summary>
internal sealed record FrozenDefinition(int Ordinal, IndicatorDefinition Definition, IReadOnlyList<string> Levels);
