using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Threats;

/// <summary>One answer of an assessor.</summary>
/// <param name="Criterion">Code of the criterion.</param>
/// <param name="Score">The score of the anchor that was chosen; null where it is not known, which is no zero.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record ThreatAnswer(string Criterion, decimal? Score, string Evidence);

/// <summary>
/// The arithmetic of the threat matrix (docs/decisions/0019): a block's total is the sum of score times weight, risk is harm times
/// likelihood, and what is unknown makes each of them a range and lowers the confidence. Confidence and position stand beside the
/// risk and never enter it.
/// </summary>
public static class ThreatScoring
{
    /// <summary>What stands for the anchor of a criterion that nobody could answer.</summary>
    public const string Unknown = "Not known";

    private const string Low = "low";
    private const string Moderate = "moderate";
    private const string High = "high";

    /// <summary>The score of a theme, not ranked yet (rank 1). A criterion without an answer is unknown.</summary>
    /// <param name="theme">Code of the theme.</param>
    /// <param name="matrix">The version that it was scored in.</param>
    /// <param name="answers">The answers; those to other criteria are left out.</param>
    public static ThreatScore Score(string theme, ThreatMatrix matrix, IReadOnlyCollection<ThreatAnswer> answers)
    {
        var given = answers.ToDictionary(answer => answer.Criterion, StringComparer.Ordinal);
        var (harm, harmUpTo) = Total(matrix.Block(ThreatMatrix.Harm), given);
        var (likelihood, likelihoodUpTo) = Total(matrix.Block(ThreatMatrix.Likelihood), given);
        return new ThreatScore(
            theme,
            matrix.Version,
            harm,
            likelihood,
            harm * likelihood,
            ConfidenceOf(matrix, given),
            PositionOf(matrix, given),
            1,
            [.. matrix.Criteria.Select(pair => Working(pair.Block, pair.Criterion, given))])
        {
            HarmUpTo = harmUpTo,
            LikelihoodUpTo = likelihoodUpTo,
            RiskUpTo = harmUpTo * likelihoodUpTo,
        };
    }

    /// <summary>
    /// The scores with their ranks, highest risk first. Themes are ranked by the middle of their range; equal middles share a rank and
    /// stand in the order given. How far the ranks could still move once the unknown is known stands beside.
    /// </summary>
    public static IReadOnlyList<ThreatScore> Rank(IReadOnlyCollection<ThreatScore> scores)
        => [.. scores.Select(score => score with
        {
            Rank = 1 + scores.Count(other => Middle(other) > Middle(score)),
            RankFrom = 1 + scores.Count(other => other.Risk > score.RiskUpTo),
            RankTo = 1 + scores.Count(other => other.Theme != score.Theme && other.RiskUpTo > score.Risk),
        }).OrderBy(score => score.Rank)];

    /// <summary>The highest total that a block can reach.</summary>
    public static decimal Most(ThreatBlock block) => block.Criteria.Sum(criterion => criterion.Highest * criterion.Weight);

    private static decimal Middle(ThreatScore score) => (score.Risk + score.RiskUpTo) / 2;

    private static (decimal Least, decimal Most) Total(ThreatBlock block, Dictionary<string, ThreatAnswer> given)
        => (
            block.Criteria.Sum(criterion => criterion.Weight * (ScoreOf(criterion, given) ?? criterion.Lowest)),
            block.Criteria.Sum(criterion => criterion.Weight * (ScoreOf(criterion, given) ?? criterion.Highest)));

    private static decimal? ScoreOf(ThreatCriterion criterion, Dictionary<string, ThreatAnswer> given)
        => given.GetValueOrDefault(criterion.Code)?.Score;

    // How sure one is cannot be better than known: unknown counts as the least. What is unknown of harm and likelihood caps the grade.
    private static string ConfidenceOf(ThreatMatrix matrix, Dictionary<string, ThreatAnswer> given)
    {
        var block = matrix.Block(ThreatMatrix.Confidence);
        var grade = Grade(matrix.ConfidenceGrades, block, Total(block, given).Least);
        var judged = matrix.Block(ThreatMatrix.Harm).Criteria.Concat(matrix.Block(ThreatMatrix.Likelihood).Criteria).ToList();
        var unknown = judged.Where(criterion => ScoreOf(criterion, given) is null).Sum(criterion => criterion.Weight)
            / judged.Sum(criterion => criterion.Weight);
        return unknown > matrix.LowConfidenceAbove ? Low : unknown > 0 && grade == High ? Moderate : grade;
    }

    // "partly placed to badly placed" where the unknown decides between two grades.
    private static string PositionOf(ThreatMatrix matrix, Dictionary<string, ThreatAnswer> given)
    {
        var block = matrix.Block(ThreatMatrix.Position);
        var (least, most) = Total(block, given);
        var (best, worst) = (Grade(matrix.PositionGrades, block, least), Grade(matrix.PositionGrades, block, most));
        return best == worst ? best : $"{best} to {worst}";
    }

    private static string Grade(IReadOnlyList<ThreatGrade> grades, ThreatBlock block, decimal total)
    {
        var lowest = block.Criteria.Sum(criterion => criterion.Lowest * criterion.Weight);
        var share = (total - lowest) / (Most(block) - lowest);
        return grades.Last(grade => grade.From <= share).Grade;
    }

    private static ThreatWorking Working(ThreatBlock block, ThreatCriterion criterion, Dictionary<string, ThreatAnswer> given)
    {
        var answer = given.GetValueOrDefault(criterion.Code);
        var anchor = criterion.Anchors.FirstOrDefault(anchor => anchor.Score == answer?.Score);
        return new(block.Code, criterion.Title, anchor?.Score, anchor?.Words ?? Unknown, criterion.Weight, answer?.Evidence ?? "");
    }
}
