using Hub.Data.Persons.Linking.Comparing;

namespace Hub.Data.Persons.Linking.Weighing;

/// <summary>The comparisons of a run with their weights: puts a weight in bits on every pair of a batch.</summary>
internal sealed class Scorer(IReadOnlyList<Comparison> comparisons, LinkModel? model, LinkSettings settings)
{
    // Per comparison where each level falls, where a run does without some.
    private readonly byte[]?[] _fall =
        [.. comparisons.Select(comparison => Fall(comparison, settings.Changes.GetValueOrDefault(comparison.Name)))];

    public IReadOnlyList<Comparison> Comparisons { get; } = comparisons;

    // A comparison that the model does not know has what is expected of it beforehand.
    public LevelWeights[] Weights { get; } =
    [
        .. comparisons.Select(comparison => model?.Tables.FirstOrDefault(table => table.Comparison == comparison.Name) is { } table
            ? new LevelWeights(comparison, table)
            : new LevelWeights(comparison)),
    ];

    /// <summary>What speaks for any two records being one subject before they are compared, in bits.</summary>
    public double Prior { get; set; } = model?.Prior ?? -20;

    public PairBatch MakeBatch() => new(Comparisons.Count);

    /// <summary>Levels of every pair.</summary>
    public void Compare(PairBatch batch)
    {
        Array.Clear(batch.Near);
        Array.Fill(batch.Forenames, (byte)2);
        Array.Clear(batch.Swapped);
        for (var i = 0; i < Comparisons.Count; i++)
        {
            Comparisons[i].Compare(batch, i);
            if (_fall[i] is { } fall)
            {
                Let(batch, i, fall);
            }
        }
    }

    private static void Let(PairBatch batch, int comparison, byte[] fall)
    {
        var (level, rarity) = (batch.Level[comparison], batch.Rarity[comparison]);
        for (var i = 0; i < batch.Count; i++)
        {
            if (fall[level[i]] != level[i])
            {
                (level[i], rarity[i]) = (fall[level[i]], 0);
            }
        }
    }

    private static byte[]? Fall(Comparison comparison, ComparisonChange? change)
    {
        if (change is null || change.WithoutLevels.Count == 0)
        {
            return null;
        }

        var fall = new byte[comparison.Levels.Length];
        for (var level = 0; level < fall.Length; level++)
        {
            var at = (byte)level;
            while (comparison.MayBeLeftOut(comparison.Levels[at]) && change.WithoutLevels.Contains(comparison.Levels[at]))
            {
                at = comparison.FallsTo(at);
            }

            fall[level] = at;
        }

        return fall;
    }

    /// <summary>Weight of every pair that has been compared.</summary>
    public void Weigh(PairBatch batch)
    {
        var weight = batch.Weight.AsSpan(0, batch.Count);
        weight.Fill((float)Prior);
        for (var k = 0; k < Weights.Length; k++)
        {
            Weights[k].AddTo(weight, batch, k);
        }
    }

    /// <summary>The named parts of the weight of one pair of a batch; they add up to it.</summary>
    public IReadOnlyList<WeightPart> Parts(PairBatch batch, int pair)
        => [
            new WeightPart("any two records", "", (float)Prior),
            .. Weights.Select((weights, k) => new WeightPart(
                Comparisons[k].Name,
                Comparisons[k].Levels[batch.Level[k][pair]],
                weights.Of(batch.Level[k][pair], batch.Rarity[k][pair], batch.MatchGroup[k][pair], batch.RandomGroup[k][pair]))),
        ];
}

/// <summary>One addend of a match weight.</summary>
/// <param name="Comparison">What was compared: "surname".</param>
/// <param name="Level">What comparing found: "one slip"; empty for the start.</param>
/// <param name="Bits">What it adds, in bits.</param>
public sealed record WeightPart(string Comparison, string Level, float Bits);
