using Hub.Data.Persons.Linking.Blocking;
using Hub.Data.Persons.Linking.Clustering;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking;

/// <summary>What a run found.</summary>
public sealed class LinkResult
{
    private readonly Preparation _work;
    private readonly List<Edge> _edges;

    internal LinkResult(Preparation work, List<Edge> edges) => (_work, _edges) = (work, edges);

    /// <summary>For each record the place of the record that names its cluster: the one with the lowest record id.</summary>
    public required int[] ClusterOf { get; init; }

    /// <summary>
    /// For each record the place of a record of its component: all that any chain of links or decisions holds together. What one record
    /// changes stays within its component.
    /// </summary>
    public required int[] ComponentOf { get; init; }

    /// <summary>What each stage took, in order.</summary>
    public required IReadOnlyList<StageTime> Stages { get; init; }

    /// <summary>What each blocking rule came to.</summary>
    public required IReadOnlyList<BlockingSize> Blocking { get; init; }

    /// <summary>What a reader should know, each a sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Records that hold too little to be linked to anything.</summary>
    public required int UnlinkableRecords { get; init; }

    /// <summary>Pairs that were compared; records that are the same in everything count once.</summary>
    public required long ComparedPairs { get; init; }

    /// <summary>Records that differ in something that is compared.</summary>
    public int DistinctRecords => _work.People.Count;

    /// <summary>Pairs at or above the lower of threshold and pair floor, identical records counted once.</summary>
    public int PairCount => _edges.Count;

    /// <summary>The pairs without their parts: a record of each and the weight in bits.</summary>
    public IEnumerable<(int Left, int Right, float Weight)> PairWeights()
        => _edges.Select(edge => (_work.People.First[edge.Left], _work.People.First[edge.Right], edge.Weight));

    /// <summary>
    /// The pairs with the numbers of their parts, batch by batch, in an order that does not depend on that of the rows. The batch is the
    /// same object each time.
    /// </summary>
    public IEnumerable<WeighedBatch> Batches()
    {
        Sort();
        var batch = new WeighedBatch(_work);
        for (var at = 0; at < _edges.Count;)
        {
            at = batch.Fill(_edges, at);
            yield return batch;
        }
    }

    /// <summary>The comparisons in the order of a pair's parts,
    /// each with its levels; the first is what speaks for any two records.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Levels)> Comparisons()
        => [("any two records", [""]), .. _work.Scorer.Comparisons.Select(c => (c.Name, (IReadOnlyList<string>)c.Levels))];

    /// <summary>For each record the representative of all that are the same in everything that is compared.</summary>
    public ReadOnlySpan<int> Representatives => _work.People.Of;

    /// <summary>The blocking keys by rule of <paramref name="model"/>, the run's own, and representative; 0 is "no key".</summary>
    public IReadOnlyList<uint[]> Keys(LinkModel model) => Blocks.Keys(_work.People.Count, _work.BlockingRules, model.Rules);

    /// <summary>The model of the run.</summary>
    public LinkModel Model() => _work.Freeze();

    /// <summary>Whether blocking brings two records together; identical records that may meet always do.</summary>
    public bool IsCompared(int left, int right)
        => _work.People.Of[left] == _work.People.Of[right]
            || _work.Blocks.Finds(Math.Min(_work.People.Of[left], _work.People.Of[right]),
                Math.Max(_work.People.Of[left], _work.People.Of[right]));

    /// <summary>The weight of two records and the named parts that add up to it.</summary>
    /// <exception cref="ArgumentException">The sources of the two never meet.</exception>
    public WeighedPair Weigh(int left, int right)
    {
        if (_work.Rules.Apart?.Forbids(_work.People.Of[left], _work.People.Of[right]) == true)
        {
            throw new ArgumentException("The sources of these two records never meet, so they are not compared.", nameof(right));
        }

        var batch = _work.Scorer.MakeBatch();
        batch.Add(Math.Min(_work.People.Of[left], _work.People.Of[right]), Math.Max(_work.People.Of[left], _work.People.Of[right]));
        _work.Scorer.Compare(batch);
        _work.Scorer.Weigh(batch);
        return new WeighedPair(left, right, batch.Weight[0], _work.Scorer.Parts(batch, 0));
    }

    /// <summary>
    /// The pairs at or above the lower of threshold and pair floor with their parts, in an order that does not depend on the order of
    /// the rows. Identical records stand for one another.
    /// </summary>
    public IEnumerable<WeighedPair> Pairs()
    {
        Sort();
        var batch = _work.Scorer.MakeBatch();
        for (var at = 0; at < _edges.Count;)
        {
            batch.Clear();
            for (; at < _edges.Count && !batch.IsFull; at++)
            {
                batch.Add(_edges[at].Left, _edges[at].Right);
            }

            _work.Scorer.Compare(batch);
            _work.Scorer.Weigh(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                yield return new WeighedPair(
                    _work.People.First[batch.Left[i]], _work.People.First[batch.Right[i]], batch.Weight[i], _work.Scorer.Parts(batch, i));
            }
        }
    }

    private void Sort()
        => _edges.Sort((left, right) => left.Left != right.Left ? left.Left.CompareTo(right.Left) : left.Right.CompareTo(right.Right));
}

/// <summary>Two records, the weight that speaks for their being one subject, and its parts.</summary>
/// <param name="Left">Place of one record.</param>
/// <param name="Right">Place of the other.</param>
/// <param name="Weight">In bits: the sum of the parts.</param>
/// <param name="Parts">Named addends.</param>
public sealed record WeighedPair(int Left, int Right, float Weight, IReadOnlyList<WeightPart> Parts);

/// <summary>How long a stage took.</summary>
/// <param name="Name">Stage.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record StageTime(string Name, double Seconds);
