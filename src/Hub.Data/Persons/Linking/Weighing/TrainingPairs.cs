using Hub.Data.Persons.Linking.Comparing;

namespace Hub.Data.Persons.Linking.Weighing;

/// <summary>
/// Compared pairs kept for training, as arrays side by side: per comparison the cell (level and groups) and the rarity, and how many pairs
/// each stands for.
/// </summary>
internal sealed class TrainingPairs
{
    private readonly Scorer _scorer;
    private readonly float[] _standsFor;
    private readonly byte[][] _cells;
    private readonly float[][] _rarities;

    private TrainingPairs(Scorer scorer, int pairs)
    {
        _scorer = scorer;
        _standsFor = new float[pairs];
        _cells = [.. scorer.Comparisons.Select(_ => new byte[pairs])];
        _rarities = [.. scorer.Comparisons.Select(_ => new float[pairs])];
    }

    public int Count => _standsFor.Length;

    /// <summary>Compares pairs on all cores; they keep their order.</summary>
    public static TrainingPairs Compare(Scorer scorer, List<(int Left, int Right)> pairs, Func<int, int, float> standsFor)
    {
        var compared = new TrainingPairs(scorer, pairs.Count);
        Parallel.For(0, (pairs.Count + PairBatch.Capacity - 1) / PairBatch.Capacity, scorer.MakeBatch, (chunk, _, batch) =>
        {
            var from = chunk * PairBatch.Capacity;
            batch.Clear();
            for (var i = from; i < Math.Min(pairs.Count, from + PairBatch.Capacity); i++)
            {
                batch.Add(pairs[i].Left, pairs[i].Right);
            }

            scorer.Compare(batch);
            compared.Take(batch, from, standsFor);
            return batch;
        }, _ => { });
        return compared;
    }

    /// <summary>Adds up by cell what the pairs stand for.</summary>
    public double[] Sums(int comparison)
    {
        var (sums, cells) = (new double[_scorer.Weights[comparison].Cells], _cells[comparison]);
        for (var i = 0; i < cells.Length; i++)
        {
            sums[cells[i]] += _standsFor[i];
        }

        return sums;
    }

    /// <summary>Adds up by cell what the pairs stand for, each as far as it is likely a match, and as far as it is not.</summary>
    public (double[] Matches, double[] Others) Sums(int comparison, float[] likely)
    {
        var cells = _cells[comparison];
        var (matches, others) = (new double[_scorer.Weights[comparison].Cells], new double[_scorer.Weights[comparison].Cells]);
        for (var i = 0; i < cells.Length; i++)
        {
            matches[cells[i]] += (double)likely[i] * _standsFor[i];
            others[cells[i]] += (1.0 - likely[i]) * _standsFor[i];
        }

        return (matches, others);
    }

    /// <summary>How likely each pair is a match under the scorer's weights, and how many matches there are in all.</summary>
    public (float[] Likely, double Matches) Posteriors()
    {
        const int Step = 4096;
        var likely = new float[Count];
        var matches = new double[(likely.Length + Step - 1) / Step];
        Parallel.For(0, matches.Length, chunk =>
        {
            var from = chunk * Step;
            var bits = likely.AsSpan(from, Math.Min(Step, likely.Length - from));
            bits.Fill((float)_scorer.Prior);
            for (var k = 0; k < _cells.Length; k++)
            {
                _scorer.Weights[k].AddTo(bits, _cells[k].AsSpan(from, bits.Length), _rarities[k].AsSpan(from, bits.Length));
            }

            for (var i = 0; i < bits.Length; i++)
            {
                bits[i] = 1 / (1 + MathF.Exp(-bits[i] * 0.6931472f));
                matches[chunk] += (double)bits[i] * _standsFor[from + i];
            }
        });
        return (likely, matches.Sum());
    }

    private void Take(PairBatch batch, int from, Func<int, int, float> standsFor)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            _standsFor[from + i] = standsFor(batch.Left[i], batch.Right[i]);
        }

        for (var k = 0; k < _cells.Length; k++)
        {
            var weights = _scorer.Weights[k];
            batch.Rarity[k].AsSpan(0, batch.Count).CopyTo(_rarities[k].AsSpan(from));
            for (var i = 0; i < batch.Count; i++)
            {
                _cells[k][from + i] = (byte)weights.CellOf(batch.Level[k][i], batch.MatchGroup[k][i], batch.RandomGroup[k][i]);
            }
        }
    }
}
