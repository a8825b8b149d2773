using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Rights;
using Hub.SampleForce;
using Hub.Testing;
using Hub.Testing.Reviewing;

namespace Hub.Benchmarks;

/// <summary>
/// What the order of the review queue is worth on the fictional force, whose truth is known: published cells of people counted once that
/// change when the first 20 pairs are answered, and when the next 200 are. HUB_BENCH_SCALE and HUB_BENCH_SEED change the force.
/// </summary>
internal static class ReviewBench
{
    private const int Top = 20, Next = 200;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-review-").FullName;
        var database = new TestDatabase();
        await database.InitializeAsync();
        try
        {
            var input = Path.Combine(folder, "force");
            SampleFolder.Write(
                new SampleOptions { Folder = input, Scale = Number("HUB_BENCH_SCALE", 1), Seed = (int)Number("HUB_BENCH_SEED", 1) },
                DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds);
            await LoadedReturns.LoadAsync(database, input, folder, cancellationToken);
            var result = await new QueueTrial(
                database, new RightsSeal(LoadedReturns.KeyFile(folder), true),
                QueueTrial.ReadTruth(Path.Combine(input, "truth", "records.csv")), InputFolder.Open(input).Profile,
                cancellationToken).RunAsync(Top, Next);
            return
            [
                new("review_queue", result.Queue, "pairs"),
                .. Rows("review_top", result.Top), .. Rows("review_next", result.Next),
                .. Rows("review_top_turned", result.TopTurned), .. Rows("review_next_turned", result.NextTurned),
            ];
        }
        finally
        {
            await database.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<BenchRow> Rows(string name, TrialStep step) =>
    [
        new(name + "_pairs", step.Pairs, "pairs"), new(name + "_answers_otherwise", step.Turned, "pairs"),
        new(name + "_published_cells", step.Published, "cells"), new(name + "_exact_counts", step.Exact, "counts"),
    ];

    private static double Number(string name, double otherwise)
        => double.TryParse(
            Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
