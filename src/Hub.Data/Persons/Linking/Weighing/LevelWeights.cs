using Hub.Data.Persons.Linking.Comparing;

namespace Hub.Data.Persons.Linking.Weighing;

/// <summary>
/// What a comparison's levels weigh: m (how often two records of one subject stand on a level), u (how often two different subjects do), by
/// group, and the weights in bits that follow from them. A level that goes by value takes u from how common the value is.
/// </summary>
internal sealed class LevelWeights
{
    private const double MostOfExpected = 3;

    // However few strangers share a value, a value that two records share is this much at most less common than it looks.
    private const double LeastStrangers = 0.03;

    private readonly Comparison _comparison;
    private readonly bool[] _byValue;
    private Cell[] _cells = [];
    private readonly float[] _strangers;

    public LevelWeights(Comparison comparison)
    {
        _comparison = comparison;
        Match = Copy(comparison.ExpectedMatch);
        Random = Copy(comparison.ExpectedRandom);
        _byValue = [.. Enumerable.Range(0, comparison.Levels.Length).Select(comparison.GoesByValue)];
        _strangers = new float[comparison.Levels.Length];
        Settle();
    }

    /// <summary>Weights as a model froze them.</summary>
    public LevelWeights(Comparison comparison, LevelTable table)
        : this(comparison)
    {
        (Match, Random, _strangers) = (Copy(table.Match), Copy(table.Random), [.. table.Strangers]);
        Settle();
    }

    /// <summary>m by group and level.</summary>
    public double[][] Match { get; }

    /// <summary>u by group and level.</summary>
    public double[][] Random { get; }

    private int Levels => _comparison.Levels.Length;

    /// <summary>How many cells there are: one for each level of each group of m and of u.</summary>
    public int Cells => Match.Length * Random.Length * Levels;

    /// <summary>The cell of a level and its groups.</summary>
    public int CellOf(int level, int match, int random) => (((match * Random.Length) + random) * Levels) + level;

    /// <summary>The level and the groups of a cell.</summary>
    public (int Level, int Match, int Random) Of(int cell) => (cell % Levels, cell / Levels / Random.Length, cell / Levels % Random.Length);

    /// <summary>The weight, in bits, of one comparison of one pair.</summary>
    public float Of(int level, float rarity, int match, int random) => _cells[CellOf(level, match, random)].Bits(rarity);

    /// <summary>Adds the weights of many pairs by their cells.</summary>
    public void AddTo(Span<float> bits, ReadOnlySpan<byte> cells, ReadOnlySpan<float> rarity)
    {
        var table = _cells;
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] += table[cells[i]].Bits(rarity[i]);
        }
    }

    /// <summary>Adds the weights of the pairs of a batch.</summary>
    public void AddTo(Span<float> bits, PairBatch batch, int place)
    {
        var (level, rarity) = (batch.Level[place], batch.Rarity[place]);
        var (match, random) = (batch.MatchGroup[place], batch.RandomGroup[place]);
        var (table, randoms, levels) = (_cells, Random.Length, Levels);
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] += table[unchecked((((match[i] * randoms) + random[i]) * levels) + level[i])].Bits(rarity[i]);
        }
    }

    /// <summary>Takes new counts of pairs by group and level; what was expected beforehand counts as a few pairs.</summary>
    public void Learn(double[][] match, double[][]? random)
    {
        Blend(Match, match, _comparison.ExpectedMatch);
        if (random is not null)
        {
            Blend(Random, random, _comparison.ExpectedRandom);
            Bound();
        }

        Settle();
    }

    /// <summary>
    /// Values are counted over all records, so records of one person make their own values look common. Of the pairs that agree on a level,
    /// <paramref name="matches"/> (by group and level) are matches: only the others agree by chance. Only the share
    /// <paramref name="meeting"/> of all pairs may meet.
    /// </summary>
    public void LeaveOutMatches(double[][] matches, double meeting)
    {
        for (var level = 1; level < _strangers.Length; level++)
        {
            var (agreeing, matching) = (_comparison.AgreeingPairs(level) * meeting, matches.Sum(group => group[level]));
            _strangers[level] = agreeing < 1 ? 0 : (float)-Math.Log2(Math.Clamp(1 - (matching / agreeing), LeastStrangers, 1));
        }

        Settle();
    }

    /// <summary>The weights as a model keeps them.</summary>
    public LevelTable Freeze() => new(_comparison.Name, _comparison.Levels, Copy(Match), Copy(Random), [.. _strangers]);

    /// <summary>The bits that follow from m and u.</summary>
    public void Settle()
    {
        var cells = new Cell[Cells];
        for (var i = 0; i < cells.Length; i++)
        {
            var (level, match, random) = Of(i);
            var (right, chance) = ((float)Math.Log2(Math.Max(Match[match][level], 1e-6)),
                (float)-Math.Log2(Math.Max(Random[random][level], 1e-9)));
            // What a near neighbour shares anyway is not rare, however rare it is elsewhere.
            cells[i] = level == 0 ? default
                : _byValue[level] ? new Cell(right, 1, _strangers[level], random == 0 ? float.MaxValue : chance)
                : new Cell(right + chance, 0, 0, 0);
        }

        _cells = cells;
    }

    private static void Blend(double[][] shares, double[][] counts, double[][] expected)
    {
        for (var group = 0; group < shares.Length; group++)
        {
            var total = counts[group].Skip(1).Sum() + Comparison.PriorPairs;
            for (var level = 1; level < shares[group].Length; level++)
            {
                shares[group][level] = (counts[group][level] + (Comparison.PriorPairs * expected[group][level])) / total;
            }
        }
    }

    // Where hardly anybody but the person themselves lives at an address, its pairs say nothing about neighbours: what they may teach is
    // bounded.
    private void Bound()
    {
        for (var group = 1; group < Random.Length; group++)
        {
            for (var level = 1; level < Random[group].Length - 1; level++)
            {
                Random[group][level] = Math.Min(Random[group][level],
                    Math.Max(Random[0][level], MostOfExpected * _comparison.ExpectedRandom[group][level]));
            }
        }
    }

    private static double[][] Copy(double[][] shares) => [.. shares.Select(group => group.ToArray())];

    // A weight is fixed, or grows with how rare the value is, up to a bound: worked out without a branch.
    private readonly record struct Cell(float Fixed, float PerBit, float Strangers, float Most)
    {
        public float Bits(float rarity) => Fixed + ((PerBit * rarity) + Strangers is var own && own < Most ? own : Most);
    }
}
