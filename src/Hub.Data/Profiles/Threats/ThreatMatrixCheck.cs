using System.Text.RegularExpressions;

namespace Hub.Data.Profiles.Threats;

/// <summary>
/// What is wrong with a version of the threat matrix, before anything is scored in it: each a sentence that says where and what to do.
/// </summary>
public static partial class ThreatMatrixCheck
{
    private const int FewestWords = 10;
    private const int MostWords = 240;
    private const decimal MostWeight = 10;
    private const decimal MostScore = 100;
    private static readonly string[] Confidences = ["low", "moderate", "high"];

    /// <summary>Every mistake; nothing where the matrix may be used.</summary>
    public static IEnumerable<string> Problems(ThreatMatrix matrix)
        => [
            .. Front(matrix),
            .. matrix.Blocks.SelectMany(Block),
            .. matrix.Criteria.Select(pair => pair.Criterion).SelectMany(Criterion),
            .. matrix.Criteria.GroupBy(pair => pair.Criterion.Code).Where(group => group.Count() > 1)
                .Select(group => $"The criterion '{group.Key}' stands {group.Count()} times; give each a code of its own."),
            .. Grades("confidenceGrades", matrix.ConfidenceGrades),
            .. Grades("positionGrades", matrix.PositionGrades),
        ];

    private static IEnumerable<string> Front(ThreatMatrix matrix)
    {
        if (matrix.Version < 1)
        {
            yield return "The version is a whole number from 1 upwards.";
        }

        if (matrix.Title.Length is < 3 or > 80 || matrix.Note.Length is < 3 or > MostWords)
        {
            yield return $"Give the matrix a title (3 to 80 characters) and say in a note what is new (at most {MostWords} characters).";
        }

        if (!matrix.Blocks.Select(block => block.Code).SequenceEqual(ThreatMatrix.BlockCodes, StringComparer.Ordinal))
        {
            yield return $"The blocks are {string.Join(", ", ThreatMatrix.BlockCodes)}, once each and in this order.";
        }

        if (!matrix.ConfidenceGrades.Select(grade => grade.Grade).SequenceEqual(Confidences, StringComparer.Ordinal))
        {
            yield return "The grades of confidence are low, moderate and high, in this order: they are those of every judgement.";
        }

        if (matrix.LowConfidenceAbove is < 0 or >= 1)
        {
            yield return "lowConfidenceAbove is a share from 0 to below 1.";
        }
    }

    private static IEnumerable<string> Block(ThreatBlock block)
    {
        if (block.Criteria.Count is < 1 or > 12)
        {
            yield return $"The block '{block.Code}' has 1 to 12 criteria.";
        }

        if (block.Title.Length is < 3 or > 40 || block.Meaning.Length is < FewestWords or > MostWords)
        {
            yield return $"The block '{block.Code}' has a title (3 to 40 characters) and a meaning ({FewestWords} to {MostWords}).";
        }
    }

    private static IEnumerable<string> Criterion(ThreatCriterion criterion)
    {
        var where = $"The criterion '{criterion.Code}'";
        if (!Code().IsMatch(criterion.Code))
        {
            yield return $"{where}: a code is small letters, digits and underscores, at most 40, and begins with a letter.";
        }

        if (criterion.Title.Length is < 3 or > 60 || criterion.Question.Length is < FewestWords or > MostWords)
        {
            yield return $"{where} has a title (3 to 60 characters) and a question ({FewestWords} to {MostWords}).";
        }

        if (criterion.Weight is <= 0 or > MostWeight)
        {
            yield return $"{where} has a weight above 0, at most {MostWeight}.";
        }

        if (criterion.Anchors.Count is < 2 or > 8)
        {
            yield return $"{where} has 2 to 8 anchors.";
        }

        if (criterion.Anchors.Any(anchor => anchor.Score is < 0 or > MostScore)
            || criterion.Anchors.Zip(criterion.Anchors.Skip(1)).Any(pair => pair.First.Score >= pair.Second.Score))
        {
            yield return $"{where} has scores from 0 to {MostScore} that rise from anchor to anchor.";
        }

        if (criterion.Anchors.Any(anchor => anchor.Words.Length is < FewestWords or > MostWords)
            || criterion.Anchors.DistinctBy(anchor => anchor.Words, StringComparer.OrdinalIgnoreCase).Count() < criterion.Anchors.Count)
        {
            yield return $"{where} says of each anchor in words of its own what it means ({FewestWords} to {MostWords} characters).";
        }
    }

    private static IEnumerable<string> Grades(string name, IReadOnlyList<ThreatGrade> grades)
    {
        if (grades.Count is < 2 or > 6 || grades.Any(grade => grade.Grade.Length is < 3 or > 30))
        {
            yield return $"{name} are 2 to 6 grades of 3 to 30 characters.";
        }
        else if (grades[0].From != 0 || grades[^1].From > 1 || grades.Zip(grades.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
        {
            yield return $"{name} begin at 0 and rise, to 1 at most.";
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex Code();
}
