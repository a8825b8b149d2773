using System.Globalization;
using Hub.SampleForce.Makers;
using Hub.Testing;

namespace Hub.Benchmarks;

/// <summary>
/// From file to accepted rows (quarantine, checks, placing, indexes) beside <c>psql \copy</c> of the same file into text columns
/// without an index, both on a durable cluster, in pairs so that a busy disk disturbs both. Memory is this process's, which
/// does what the worker does. HUB_BENCH_ROWS changes the million.
/// </summary>
internal static class IngestBench
{
    private const string Database = "hub_bench";
    private const int Pairs = 5;

    private static int Rows
        => int.Parse(Environment.GetEnvironmentVariable("HUB_BENCH_ROWS") ?? "1000000", CultureInfo.InvariantCulture);

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        try
        {
            var (large, small) = (Path.Combine(folder, "large.csv"), Path.Combine(folder, "small.csv"));
            StreetCrimeFile.Write(large, Rows, seed: 1);
            StreetCrimeFile.Write(small, Rows / 10, seed: 1);
            await using var bed = await IngestBed.CreateAsync(cluster, Database, folder, cancellationToken);

            // One small load first: code is compiled and areas are read once in a worker's life, not once for each file.
            await bed.LoadAsync(small, cancellationToken);
            var pairs = new List<(double Copy, double Load)>();
            for (var i = 0; i < Pairs; i++)
            {
                var copy = await bed.CopyAsync(large, cancellationToken);
                pairs.Add((copy, await bed.LoadAsync(large, cancellationToken)));
            }

            var smallest = new List<double>();
            for (var i = 0; i < Pairs; i++)
            {
                smallest.Add(await bed.LoadAsync(small, cancellationToken));
            }

            var loads = Median(pairs.Select(pair => pair.Load));
            return
            [
                new("ingest_to_psql_copy", Median(pairs.Select(pair => pair.Copy / pair.Load)), "ratio"),
                new("ingest_growth_ten_times_rows", loads / Median(smallest), "ratio"),
                new("ingest_peak_memory", Bench.PeakMemoryMiB(), "MiB"),
                new("ingest_rows", Rows, "rows"),
                new("ingest_load_median", loads, "s"),
                new("ingest_rate", Rows / loads, "rows/s"),
                new("ingest_psql_copy_median", Median(pairs.Select(pair => pair.Copy)), "s"),
                new("ingest_small_load_median", Median(smallest), "s"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
