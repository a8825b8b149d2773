namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>
/// One way in which two records are compared: it puts every pair on a level. Level 0 always means that a value is missing, which speaks
/// neither for nor against.
/// </summary>
internal abstract class Comparison(string name, string[] levels)
{
    /// <summary>In words: "forename".</summary>
    public string Name { get; } = name;

    /// <summary>The levels in words; the first is "missing".</summary>
    public string[] Levels { get; } = levels;

    /// <summary>Levels whose chance agreement is that of the agreeing value, not of the level.</summary>
    public virtual bool GoesByValue(int level) => false;

    /// <summary>How many pairs of records agree on a level that goes by value, whoever they are; 0 where that is not counted.</summary>
    public virtual double AgreeingPairs(int level) => 0;

    /// <summary>
    /// The level of a pair where a run does not use <paramref name="level"/>; the last one, which is "different", by default.
    /// </summary>
    public virtual byte FallsTo(int level) => (byte)(Levels.Length - 1);

    /// <summary>Whether there is such a level and a run may do without it: neither "missing" nor the last one.</summary>
    public bool MayBeLeftOut(string level) => Array.IndexOf(Levels, level) is var place && place > 0 && place < Levels.Length - 1;

    /// <summary>
    /// What is known before any data: how often records of one person stand on each level (per group), without the missing ones.
    /// It weighs as much as <see cref="PriorPairs"/> pairs, so that small files are not led astray and large ones not led at all.
    /// </summary>
    public abstract double[][] ExpectedMatch { get; }

    /// <summary>The same for two different people (per group).</summary>
    public abstract double[][] ExpectedRandom { get; }

    /// <summary>How many pairs the expectation weighs as much as.</summary>
    public const double PriorPairs = 40;

    /// <summary>Puts each pair of the batch on a level and says its groups.</summary>
    public abstract void Compare(PairBatch batch, int place);

    protected static float Bits(int count, int total) => (float)Math.Log2(total / (double)Math.Max(1, count));

    /// <summary>For each value how rare it is, in bits; counts as <see cref="Weighing.Frequencies.Count"/> gives them.</summary>
    protected static float[] Rarities(int[] counts) => [.. counts.Select(count => Bits(count, counts[0]))];

    /// <summary>Pairs of records that hold the same value.</summary>
    protected static double Pairs(IEnumerable<int> counts) => counts.Sum(count => count * (count - 1.0) / 2);
}
