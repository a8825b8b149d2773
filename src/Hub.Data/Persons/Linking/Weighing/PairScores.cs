using Hub.Data.Persons.Linking.Blocking;
using Hub.Data.Persons.Linking.Clustering;

namespace Hub.Data.Persons.Linking.Weighing;

/// <summary>Compares and weighs every pair that blocking found, on all cores.</summary>
internal static class PairScores
{
    /// <summary>The pairs from a weight on, and how many were compared.</summary>
    public static (List<Edge> Edges, long Compared) Above(
        Scorer scorer, Blocks blocks, double floor, Func<int, int, bool>? takes = null)
    {
        var edges = new List<Edge>();
        var compared = 0L;
        blocks.ForEach(
            () => (Batch: scorer.MakeBatch(), Found: new List<Edge>(), Count: new long[1]),
            state => state.Batch,
            takes ?? ((_, _) => true),
            state =>
            {
                var batch = state.Batch;
                scorer.Compare(batch);
                scorer.Weigh(batch);
                state.Count[0] += batch.Count;
                for (var i = 0; i < batch.Count; i++)
                {
                    if (batch.Weight[i] >= floor)
                    {
                        state.Found.Add(new Edge(batch.Left[i], batch.Right[i], batch.Weight[i]));
                    }
                }

                batch.Clear();
            },
            state =>
            {
                lock (edges)
                {
                    edges.AddRange(state.Found);
                    compared += state.Count[0];
                }
            });
        return (edges, compared);
    }

    /// <summary>The weight of each representative beside itself: what a record could reach at most, more or less.</summary>
    public static float[] OfThemselves(Scorer scorer, int count)
    {
        var weights = new float[count];
        const int Step = Comparing.PairBatch.Capacity;
        Parallel.For(0, (count + Step - 1) / Step, scorer.MakeBatch, (chunk, _, batch) =>
        {
            batch.Clear();
            for (var i = chunk * Step; i < Math.Min(count, (chunk + 1) * Step); i++)
            {
                batch.Add(i, i);
            }

            scorer.Compare(batch);
            scorer.Weigh(batch);
            batch.Weight.AsSpan(0, batch.Count).CopyTo(weights.AsSpan(chunk * Step));
            return batch;
        }, _ => { });
        return weights;
    }
}
