using Hub.Data.Persons.Linking.Clustering;
using Hub.Data.Persons.Linking.Comparing;

namespace Hub.Data.Persons.Linking;

/// <summary>Weighed pairs with the numbers of their parts, as arrays side by side: for a store that keeps a million of them.</summary>
public sealed class WeighedBatch
{
    private readonly Preparation _work;
    private readonly PairBatch _batch;

    internal WeighedBatch(Preparation work)
    {
        (_work, _batch) = (work, work.Scorer.MakeBatch());
        Bits = [.. Enumerable.Range(0, work.Scorer.Comparisons.Count + 1).Select(_ => new float[PairBatch.Capacity])];
    }

    /// <summary>How many pairs it holds.</summary>
    public int Count => _batch.Count;

    /// <summary>For each part, in the order of <see cref="LinkResult.Comparisons"/>, its bits by pair.</summary>
    public float[][] Bits { get; }

    /// <summary>A record of one side.</summary>
    public int Left(int pair) => _work.People.First[_batch.Left[pair]];

    /// <summary>A record of the other side.</summary>
    public int Right(int pair) => _work.People.First[_batch.Right[pair]];

    /// <summary>The weight in bits.</summary>
    public float Weight(int pair) => _batch.Weight[pair];

    /// <summary>The level of a part.</summary>
    public byte Level(int part, int pair) => part == 0 ? (byte)0 : _batch.Level[part - 1][pair];

    /// <summary>Takes pairs from a place on; gives the place that follows.</summary>
    internal int Fill(List<Edge> edges, int from)
    {
        var scorer = _work.Scorer;
        _batch.Clear();
        for (; from < edges.Count && !_batch.IsFull; from++)
        {
            _batch.Add(edges[from].Left, edges[from].Right);
        }

        scorer.Compare(_batch);
        scorer.Weigh(_batch);
        Bits[0].AsSpan(0, Count).Fill((float)scorer.Prior);
        for (var k = 0; k < scorer.Weights.Length; k++)
        {
            for (var i = 0; i < Count; i++)
            {
                Bits[k + 1][i] = scorer.Weights[k].Of(
                    _batch.Level[k][i], _batch.Rarity[k][i], _batch.MatchGroup[k][i], _batch.RandomGroup[k][i]);
            }
        }

        return from;
    }
}

/// <summary>What meeting new records came to.</summary>
/// <param name="Pairs">Pairs with a new record on one side at least.</param>
/// <param name="IsHeld">For each record whether it is new, the same as a new one, or linked to one.</param>
public sealed record MeetingResult(LinkResult Pairs, bool[] IsHeld);
