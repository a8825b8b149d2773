using Hub.Testing.Reviewing;

namespace Hub.Benchmarks;

/// <summary>
/// What the order of the review queue is worth on the fictional force, whose truth is known: published cells of people counted once that
/// change when the first 20 pairs are answered, and when the next 200 are.
/// </summary>
internal static class ReviewBench
{
    private const int Top = 20, Next = 200;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bed = await ForceBed.CreateAsync(cancellationToken);
        var result = await new QueueTrial(bed.Database, bed.Seal, bed.Truth, bed.Profile, cancellationToken).RunAsync(Top, Next);
        return
        [
            new("review_queue", result.Queue, "pairs"),
            .. Rows("review_top", result.Top), .. Rows("review_next", result.Next),
            .. Rows("review_top_turned", result.TopTurned), .. Rows("review_next_turned", result.NextTurned),
        ];
    }

    private static IEnumerable<BenchRow> Rows(string name, TrialStep step) =>
    [
        new(name + "_pairs", step.Pairs, "pairs"), new(name + "_answers_otherwise", step.Turned, "pairs"),
        new(name + "_published_cells", step.Published, "cells"), new(name + "_exact_counts", step.Exact, "counts"),
    ];
}
