using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Sharing;

namespace Hub.Benchmarks;

/// <summary>
/// How good the register's links of people are on the fictional force, whose truth is known: what a profile's section on method prints.
/// Every return is taken in, what may be combined is linked in PostgreSQL and measured there.
/// </summary>
internal static class ForceLinking
{
    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bed = await ForceBed.CreateAsync(cancellationToken);
        var known = bed.Truth
            .Select(one => new KnownRecord(one.Key.Agency, one.Key.Kind, one.Key.File, one.Key.Row, one.Value)).ToList();
        var register = new LinkRegister(bed.Seal, DatasetKinds.Load(DatasetKinds.ShippedFolder), TimeProvider.System);
        var scope = await IndicatorQueries.AssemblyScopeAsync(bed.Database.Jobs, SystemActors.Linking, "bench", cancellationToken);
        var run = await bed.Database.Jobs.InScopeAsync(
            scope, session => register.RunAsync(session, LinkRequests.Person, LinkWish.WhatChanged, JobProgress.None), cancellationToken)
            ?? throw new InvalidOperationException("Nothing of the fictional force was linked.");
        var measure = await bed.Database.Jobs.InScopeAsync(
            scope, session => MeasureLinks.HandleAsync(session, LinkRequests.Person, known, TimeProvider.System.GetUtcNow()), cancellationToken)
            ?? throw new InvalidOperationException("The truth of the fictional force names no linked record.");
        return
        [
            new("linking_force_precision", (double)measure.PrecisionValue!.Value, "ratio"),
            new("linking_force_recall", (double)measure.RecallValue!.Value, "ratio"),
            new("linking_force_truth_pairs", measure.PairCount, "pairs"), new("linking_force_records", run.Records, "records"),
            new("linking_force_people", run.Clusters, "people"),
        ];
    }
}
