using System.Diagnostics;
using System.Globalization;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Kinds;
using Hub.SampleForce.Makers;
using Hub.Testing;

namespace Hub.Benchmarks;

/// <summary>
/// From loaded rows to the released indicators of every policing area: computation in the database, disclosure control,
/// comparisons and hot spots. Durable cluster; median of five. HUB_BENCH_ROWS changes the million.
/// </summary>
internal static class IndicatorBench
{
    private const int Times = 5;

    private static int Rows => int.TryParse(
        Environment.GetEnvironmentVariable("HUB_BENCH_ROWS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : 1_000_000;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        try
        {
            await using var bed = await IngestBed.CreateAsync(cluster, "hub_bench", folder, cancellationToken);
            var small = await LoadAndMeasureAsync(bed, folder, Rows / 10, cancellationToken);
            var large = await LoadAndMeasureAsync(bed, folder, Rows, cancellationToken);
            return
            [
                new("indicators_growth_ten_times_rows", large.Total / small.Total, "ratio"),
                new("indicators_rows", Rows, "rows"),
                new("indicators_compute_median", large.Compute, "s"),
                new("indicators_release_median", large.Total - large.Compute, "s"),
                new("indicators_build_median", large.Total, "s"),
                new("indicators_small_build_median", small.Total, "s"),
                new("indicators_peak_memory", Bench.PeakMemoryMiB(), "MiB"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Compute, double Total)> LoadAndMeasureAsync(
        IngestBed bed, string folder, int rows, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "rows.csv");
        StreetCrimeFile.Write(path, rows, seed: 1);
        await bed.LoadAsync(path, cancellationToken);
        var times = new List<(double Compute, double Total)>();
        for (var i = 0; i < Times; i++)
        {
            times.Add(await BuildAsync(bed, cancellationToken));
        }

        return times.OrderBy(time => time.Total).ElementAt(Times / 2);
    }

    private static async Task<(double Compute, double Total)> BuildAsync(IngestBed bed, CancellationToken cancellationToken)
    {
        var catalogue = new IndicatorCatalogue(DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds);
        var scope = await IndicatorQueries.AssemblyScopeAsync(bed.Jobs, "bench", "bench", cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var run = await bed.Jobs.InScopeAsync(
            scope,
            async session =>
            {
                var request = new RunRequest("lpa", new(2025, 1, 1), new(2026, 1, 1));
                var id = await IndicatorQueries.CreateRunAsync(session, request, TimeProvider.System);
                await new ComputeIndicators(catalogue, TimeProvider.System).RunAsync(session, id);
                return id;
            },
            cancellationToken);
        var computed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var released = await bed.Jobs.InSnapshotAsync(scope, session => IndicatorQueries.ReleaseAsync(session, run), cancellationToken)
            ?? throw new InvalidOperationException("The benchmark's run is not computed.");
        var figures = released.ProfileAreas.Sum(area => released.For(area.Code).Count(indicator => indicator.Count.HasValue));
        return figures > 0
            ? (computed, Stopwatch.GetElapsedTime(start).TotalSeconds)
            : throw new InvalidOperationException("The benchmark's run has no figures.");
    }
}
