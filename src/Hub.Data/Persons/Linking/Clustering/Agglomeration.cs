using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking.Clustering;

/// <summary>
/// Settles one component: all its pairs are weighed, then the two clusters with the best joint score are joined, again and again, until
/// none reaches the threshold. The joint score of two clusters lies between their best pair and the mean of all their pairs.
/// </summary>
internal sealed class Agglomeration(Scorer scorer, ClusterRules rules, double threshold)
{
    private const float Forbidden = -1e9f;

    // One pair can neither prove nor refute more than this: a chain of errors is still an error.
    private const float Least = -12;

    private readonly float _most = Math.Max(12, (float)threshold + 8);
    private readonly PairBatch _batch = scorer.MakeBatch();
    private readonly (int Left, int Right)[] _places = new (int, int)[PairBatch.Capacity];
    private float[] _sum = [];
    private float[] _best = [];
    private int[] _size = [];
    private int[] _cluster = [];

    /// <summary>Writes for each member the lowest member of its cluster.</summary>
    public void Settle(int[] members, ReadOnlySpan<Edge> edges, int[] of)
    {
        var count = members.Length;
        Prepare(count);
        Weigh(members);
        Force(members);
        for (var joined = true; joined;)
        {
            joined = JoinBest(count);
        }

        var lowest = new int[count];
        Array.Fill(lowest, int.MaxValue);
        for (var i = 0; i < count; i++)
        {
            lowest[_cluster[i]] = Math.Min(lowest[_cluster[i]], members[i]);
        }

        for (var i = 0; i < count; i++)
        {
            of[members[i]] = lowest[_cluster[i]];
        }
    }

    private void Prepare(int count)
    {
        if (_sum.Length < count * count)
        {
            (_sum, _best) = (new float[count * count], new float[count * count]);
            (_size, _cluster) = (new int[count], new int[count]);
        }

        for (var i = 0; i < count; i++)
        {
            (_size[i], _cluster[i]) = (1, i);
        }
    }

    private void Weigh(int[] members)
    {
        var count = members.Length;
        _batch.Clear();
        for (var i = 0; i < count; i++)
        {
            for (var k = i + 1; k < count; k++)
            {
                // What may not be together is not even compared.
                if (rules.Forbids(members[i], members[k]))
                {
                    Set((i * count) + k, (k * count) + i, Forbidden);
                    continue;
                }

                _places[_batch.Count] = (i, k);
                _batch.Add(members[i], members[k]);
                if (_batch.IsFull)
                {
                    Flush(count);
                }
            }
        }

        Flush(count);
    }

    private void Flush(int count)
    {
        scorer.Compare(_batch);
        scorer.Weigh(_batch);
        for (var pair = 0; pair < _batch.Count; pair++)
        {
            var (i, k) = _places[pair];
            Set((i * count) + k, (k * count) + i, Math.Clamp(_batch.Weight[pair], Least, _most));
        }

        _batch.Clear();
    }

    private void Set(int place, int mirrored, float weight)
        => _sum[place] = _sum[mirrored] = _best[place] = _best[mirrored] = weight;

    private void Force(int[] members)
    {
        foreach (var (left, right) in rules.Same)
        {
            var (one, other) = (Array.IndexOf(members, left), Array.IndexOf(members, right));
            if (one >= 0 && other >= 0 && _cluster[one] != _cluster[other]
                && _sum[(_cluster[one] * members.Length) + _cluster[other]] > Forbidden / 2)
            {
                Join(Math.Min(_cluster[one], _cluster[other]), Math.Max(_cluster[one], _cluster[other]), members.Length);
            }
        }
    }

    private bool JoinBest(int count)
    {
        var (best, left, right) = ((float)threshold, -1, -1);
        for (var i = 0; i < count; i++)
        {
            if (_cluster[i] != i)
            {
                continue;
            }

            for (var k = i + 1; k < count; k++)
            {
                if (_cluster[k] == k && Score(i, k, count) is var score && score >= best && (score > best || left < 0))
                {
                    (best, left, right) = (score, i, k);
                }
            }
        }

        if (left >= 0)
        {
            Join(left, right, count);
        }

        return left >= 0;
    }

    private float Score(int i, int k, int count)
    {
        var (sum, best) = (_sum[(i * count) + k], _best[(i * count) + k]);
        return sum <= Forbidden / 2 || best < threshold ? Forbidden : (best + (sum / (_size[i] * _size[k]))) / 2;
    }

    private void Join(int into, int from, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (_cluster[i] == i && i != into && i != from)
            {
                var (a, b) = ((into * count) + i, (from * count) + i);
                _sum[a] = _sum[(i * count) + into] = _sum[a] + _sum[b];
                _best[a] = _best[(i * count) + into] = Math.Max(_best[a], _best[b]);
            }
        }

        _size[into] += _size[from];
        for (var i = 0; i < count; i++)
        {
            _cluster[i] = _cluster[i] == from ? into : _cluster[i];
        }
    }
}
