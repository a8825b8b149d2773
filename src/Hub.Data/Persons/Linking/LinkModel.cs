using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking;

/// <summary>
/// What training froze: weights, prior, how common each value was, which form each blocking rule has and which keys block nothing. For one
/// model the weight of a pair, and whether it is compared at all, depend on the two records alone; so linking in steps comes to
/// the same clusters as linking everything at once.
/// </summary>
/// <param name="Settings">The settings that it was trained under.</param>
/// <param name="Records">Number of records that it was trained on.</param>
/// <param name="Prior">What speaks for any two records being one subject, in bits.</param>
/// <param name="Tables">m and u by comparison.</param>
/// <param name="Values">How common each value was, by field.</param>
/// <param name="UsualDay">Records per day of birth; null without dates of birth.</param>
/// <param name="MonthFirst">Whether "03/04/1980" is the fourth of March.</param>
/// <param name="Rules">Blocking rules in order.</param>
/// <param name="RuleSet">Version of the comparisons and rules that it was trained with; see <see cref="RuleSets"/>.</param>
public sealed record LinkModel(
    LinkSettings Settings, int Records, double Prior, IReadOnlyList<LevelTable> Tables, IReadOnlyDictionary<string, ValueCounts> Values,
    double? UsualDay, bool MonthFirst, IReadOnlyList<ModelRule> Rules, int RuleSet);

/// <summary>The weights of one comparison.</summary>
/// <param name="Comparison">Its name.</param>
/// <param name="Levels">Its levels in words; the first is "missing".</param>
/// <param name="Match">m by group and level.</param>
/// <param name="Random">u by group and level.</param>
/// <param name="Strangers">By level, the bits by which values are less common among strangers than among all records.</param>
public sealed record LevelTable(string Comparison, IReadOnlyList<string> Levels, double[][] Match, double[][] Random, float[] Strangers)
{
    /// <summary>
    /// How often one subject stands on a level and how often two do, and the weight in bits that a typical value has there. A level that
    /// one group alone can reach (numbers whose check fails) is as that group has it, and its weight has its bound.
    /// </summary>
    public (double Match, double Random, double Bits) Typical(int level)
    {
        var (match, random) = (Match[0][level] < 0.005 ? Match.Max(group => group[level]) : Match[0][level], Random[0][level]);
        var right = Math.Log2(Math.Max(match, 1e-6));
        var rarity = -Math.Log2(Math.Max(random, 1e-9)) + Strangers[level];
        return (match, random, right + (Levels[level] == NumberComparison.UncheckedLevel
            ? Math.Min(rarity, NumberComparison.MostUnchecked) : rarity));
    }
}

/// <summary>A blocking rule as a model froze it.</summary>
/// <param name="Name">In words.</param>
/// <param name="Form">Which of its forms: 0 is the widest.</param>
/// <param name="StopKeys">Keys that block nothing.</param>
public sealed record ModelRule(string Name, int Form, IReadOnlySet<uint> StopKeys);
