using CsCheck;
using Hub.Data.Profiles.Threats;

namespace Hub.Data.Tests.Profiles.Threats;

/// <summary>Matrices and answers that tests write.</summary>
internal static class TestMatrix
{
    private static readonly ThreatGrade[] Confidence = [new("low", 0), new("moderate", 0.4m), new("high", 0.75m)];
    private static readonly ThreatGrade[] Position = [new("well placed", 0), new("badly placed", 0.5m)];

    /// <summary>Any matrix that the check lets through.</summary>
    public static Gen<ThreatMatrix> Any { get; } =
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 2], Gen.Int[2, 6], Gen.Int[1, 40], (harm, likelihood, other, anchors, weight) =>
            new ThreatMatrix(
                1, "Generated", "Generated for a test.",
                [
                    Block("harm", harm, anchors, weight), Block("likelihood", likelihood, anchors, weight),
                    Block("confidence", other, anchors, weight), Block("position", other, anchors, weight),
                ],
                Confidence, Position, 0.34m));

    /// <summary>Two criteria of harm (weights 2 and 1), two of likelihood (1 and 0.5), one each of confidence and position.</summary>
    public static ThreatMatrix Small(int version = 1) => new(
        version, "Small matrix", "For a test.",
        [
            new("harm", "Harm", "How bad it is.", [Criterion("physical", 2), Criterion("financial", 1)]),
            new("likelihood", "Likelihood", "How likely it is.", [Criterion("frequency", 1), Criterion("volume", 0.5m)]),
            new("confidence", "Confidence", "How sure it is.", [Criterion("strength", 1, 0, 1, 2, 3)]),
            new("position", "Position", "How well placed.", [Criterion("capacity", 1, 0, 1, 2, 3)]),
        ],
        Confidence, Position, 0.34m);

    /// <summary>Answers to <see cref="Small"/> in its order.</summary>
    public static IReadOnlyList<ThreatAnswer> Answers(params decimal?[] scores)
        => [.. Small().Criteria.Zip(scores, (pair, score) => new ThreatAnswer(pair.Criterion.Code, score, score is null ? "" : "Seen in VC-03."))];

    private static ThreatCriterion Criterion(string code, decimal weight, params decimal[] scores)
        => new(code, "The " + code, "What is its " + code + "?", weight, [.. (scores.Length > 0 ? scores : [0, 1, 2, 4, 8])
            .Select(score => new ThreatAnchor(score, $"Anchor that means {score}."))]);

    private static ThreatBlock Block(string code, int criteria, int anchors, int weight)
        => new(code, "Block " + code, "What the block asks.", [.. Enumerable.Range(1, criteria).Select(index =>
            Criterion($"{code}_{index}", (weight + index) / 10m, [.. Enumerable.Range(0, anchors).Select(score => (decimal)(score * score))]))]);
}
