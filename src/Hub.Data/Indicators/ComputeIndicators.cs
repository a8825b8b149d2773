using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators.Linked;
using Hub.Data.Indicators.Repeated;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators;

/// <summary>
/// Computes every indicator of one run, set-based, from the submissions accepted at that moment: the body of the job
/// <c>indicator.compute</c>, whose subject is the run id. It writes exact observations, which only the release step reads.
/// Needs a scope over all agencies and areas (<see cref="IndicatorQueries.AssemblyScopeAsync"/>).
/// </summary>
public sealed class ComputeIndicators(IndicatorCatalogue catalogue, TimeProvider time)
{
    /// <summary>
    /// Computes the run unless that has been done: running it twice changes nothing. Everything happens in the session's
    /// transaction, so a stopped worker leaves nothing behind.
    /// </summary>
    public async Task<ComputeOutcome> RunAsync(HubSession session, long runId)
    {
        var run = await IndicatorStore.LockRunAsync(session, runId);
        if (run is null)
        {
            return ComputeOutcome.NoSuchRun;
        }

        if (run.ComputedAt is not null)
        {
            return ComputeOutcome.AlreadyComputed;
        }

        var definitions = catalogue.Definitions;
        var published = definitions.Where(d => d.Aggregate == IndicatorAggregate.Value).Select(d => d.Kind).Distinct().ToArray();
        var counted = definitions.Where(d => d.Aggregate != IndicatorAggregate.Value).Select(d => d.Kind).Distinct().ToArray();
        var sent = (await IndicatorStore.TakeSubmissionsAsync(session, runId, counted, published)).ToHashSet(StringComparer.Ordinal);
        await IndicatorStore.EnsureFigureCodesAsync(session, definitions);
        await IndicatorStore.InsertDefinitionsAsync(
            session,
            runId,
            [.. definitions.Select((definition, i) => new FrozenDefinition(i, definition, Levels(definition, run.AreaKind)))]);

        await FindRepeatedEvents.RunAsync(session, runId, catalogue.Kinds.Where(kind => sent.Contains(kind.Kind)));
        var rows = definitions.Where(d => d.Aggregate != IndicatorAggregate.Value && sent.Contains(d.Kind));
        foreach (var together in rows.GroupBy(d => (d.Kind, d.Of)))
        {
            await IndicatorStore.CountAsync(session, runId, catalogue.Counting(together));
        }

        foreach (var kind in published.Where(sent.Contains))
        {
            await IndicatorStore.TakePublishedAsync(session, runId, kind);
        }

        await CountLinkedPeople.RunAsync(session, runId, UkTime.Today(time));
        await IndicatorStore.MarkComputedAsync(session, runId, time.GetUtcNow());
        return ComputeOutcome.Computed;
    }

    /// <summary>
    /// What counts in a part of the force counts in the force and in whatever kind of area a profile is made for; what is
    /// declared for the county or force only stays there.
    /// </summary>
    internal static IReadOnlyList<string> Levels(IndicatorDefinition definition, string areaKind)
    {
        var isPlaced = definition.Levels.Any(level => level is AreaKinds.Lsoa or AreaKinds.Ward or AreaKinds.District
            or AreaKinds.Csp or AreaKinds.Lpa or AreaKinds.Team);
        string[] wider = definition.Aggregate == IndicatorAggregate.Value ? []
            : isPlaced ? [areaKind, AreaKinds.Force]
            : [AreaKinds.Force];
        return [.. definition.Levels.Union(wider, StringComparer.Ordinal)];
    }
}

/// <summary>How a computation ended.</summary>
public enum ComputeOutcome
{
    /// <summary>The observations are stored.</summary>
    Computed,

    /// <summary>They had been stored before; nothing changed.</summary>
    AlreadyComputed,

    /// <summary>There is no run of that id.</summary>
    NoSuchRun,
}
