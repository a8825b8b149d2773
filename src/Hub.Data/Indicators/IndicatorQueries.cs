using Dapper;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Indicators.Release;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Repeated;

namespace Hub.Data.Indicators;

/// <summary>Asks for computations and reads what they found, as released figures only.</summary>
public static class IndicatorQueries
{
    /// <summary>
    /// The scope in which figures are made and released: every agency's records and every area that aggregates are kept for. For
    /// the worker only; its actor and purpose are the asker's.
    /// </summary>
    public static Task<Scope> AssemblyScopeAsync(
        HubDatabase database, string actor, string purpose, CancellationToken cancellationToken)
        => database.InScopeAsync(
            Scope.None(actor, purpose),
            async session =>
            {
                var agencies = await session.Connection.QueryAsync<Guid>(session.Command("select agency_id from access.agencies"));
                var areas = await session.Connection.QueryAsync<long>(session.Command(
                    "select area_id from area.areas where kind <> all (@cells)",
                    new { cells = new[] { AreaKinds.Lsoa, AreaKinds.Ward } }));
                return new Scope(actor, purpose, agencies.AsList(), areas.AsList());
            },
            cancellationToken);

    /// <summary>
    /// Creates a run, to be computed by the job <c>indicator.compute</c> with the returned id as its subject. The caller has
    /// checked <see cref="RunRequest.Refusal"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The request is refused.</exception>
    public static Task<long> CreateRunAsync(HubSession session, RunRequest request, TimeProvider time)
        => request.Refusal() is { } refusal
            ? throw new ArgumentException(refusal, nameof(request))
            : IndicatorStore.InsertRunAsync(session, request, time.GetUtcNow());

    /// <summary>The newest computed run for a kind of area and period, or null.</summary>
    public static Task<IndicatorRun?> LatestRunAsync(HubSession session, RunRequest request)
        => session.Connection.QueryFirstOrDefaultAsync<IndicatorRun?>(session.Command(
            """
            select run_id, area_kind, period_from, period_until, previous_from, rule_version, computed_at, submission_ids
            from indicator.runs
            where area_kind = @AreaKind and period_from = @From and period_until = @Until and computed_at is not null and erased_at is null
            order by computed_at desc, run_id desc
            limit 1
            """,
            request));

    /// <summary>
    /// Releases a computed run: disclosure control happens in here, once, and what comes out holds no exact number. Null when
    /// the run does not exist or is not computed yet.
    /// </summary>
    public static Task<ReleasedRun?> ReleaseAsync(HubSession session, long runId)
        => ReleaseAsync(session, runId, _ => Task.FromResult(EarlierTellings.None));

    /// <summary>Releases a run beside everything that was released before.</summary>
    internal static async Task<ReleasedRun?> ReleaseAsync(
        HubSession session, long runId, Func<IndicatorRun, Task<EarlierTellings>> earlier)
    {
        var facts = await new RunFactsQueries(session).ReadAsync(runId);
        return facts is null ? null : new ReleasedRun(facts, await earlier(facts.Run));
    }

    /// <summary>Releases the linked people of a run beside everything that was released before.</summary>
    internal static async Task<LinkedRelease> ReleaseLinkedAsync(HubSession session, IndicatorRun run, EarlierTellings earlier)
        => new(
            await LinkedPeopleStore.SetAsync(session, run.RunId), await LinkedPeopleStore.CountsAsync(session, run.RunId), run, earlier);

    /// <summary>Releases what a run found of incidents that several agencies report.</summary>
    internal static Task<IReadOnlyList<RepeatedEvents>> ReleaseRepeatedAsync(HubSession session, IndicatorRun run)
        => RepeatedEventStore.ReleaseAsync(session, run.RunId);
}
