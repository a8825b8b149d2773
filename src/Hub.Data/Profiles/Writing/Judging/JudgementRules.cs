using System.Text.RegularExpressions;
using Hub.Data.Profiles.Writing.Cleaning;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>What a key judgement must have, field by field in the order of its form.</summary>
internal static partial class JudgementRules
{
    private const int LongestText = 600;
    private const int LongestReason = 1000;

    public static IEnumerable<ProfileProblem> Problems(JudgementRow row, bool keepsWords, PrintableCharacters characters)
    {
        if (WritingSections.Find(row.Section) is null)
        {
            yield return new(nameof(SaveJudgementRequest.Section), "Choose the section beside whose figures it stands.");
        }

        foreach (var problem in Words(nameof(SaveJudgementRequest.Text), row.Judgement, LongestText, "the judgement", characters))
        {
            yield return problem;
        }

        if (ProbabilityYardstick.Find(row.Probability) is null)
        {
            yield return new(nameof(SaveJudgementRequest.Probability), "Choose how probable it is: one of the seven terms.");
        }
        else if (!keepsWords && ProbabilityYardstick.Others(row.Judgement, row.Probability) is [var other, ..])
        {
            yield return new(
                nameof(SaveJudgementRequest.KeepsWords),
                $"The judgement says \"{other}\" and you chose \"{ProbabilityYardstick.Words(row.Probability)}\": make them agree, "
                + "or confirm that the words mean something else.");
        }

        if (ConfidenceRating.Find(row.Confidence) is null)
        {
            yield return new(nameof(SaveJudgementRequest.Confidence), "Choose how good the ground of the judgement is.");
        }

        foreach (var problem in Words(
            nameof(SaveJudgementRequest.ConfidenceReason), row.ConfidenceReason, LongestReason,
            "why the confidence is no higher and no lower", characters))
        {
            yield return problem;
        }

        if (row.GroupReferences.Length > 20 || row.GroupReferences.Any(group => !Group().IsMatch(group)))
        {
            yield return new(
                nameof(SaveJudgementRequest.GroupReferences),
                "Write each group by its reference, letters, digits and dashes with at least one digit, 20 at most; never by a name.");
        }

        if (row.FigureCodes.Length + row.GroupReferences.Length + row.IntelligenceIds.Length == 0)
        {
            yield return new(nameof(SaveJudgementRequest.FigureCodes), "Choose at least one figure, group or report that it rests on.");
        }
    }

    /// <summary>Figures must be of the frozen profile beside which the judgement stands.</summary>
    public static IEnumerable<ProfileProblem> Figures(JudgementRow row, FrozenFigures? figures)
    {
        var known = figures is null ? [] : FigureChoices.Of(figures).Select(choice => choice.Code).ToHashSet();
        if (row.FigureCodes.Any(code => !known.Contains(code)))
        {
            yield return new(
                nameof(SaveJudgementRequest.FigureCodes),
                "A figure that you chose is not in this profile any more: choose from the list again.");
        }
    }

    /// <summary>A line of words: there, not too long, printable.</summary>
    public static IEnumerable<ProfileProblem> Words(string field, string value, int longest, string what, PrintableCharacters characters)
    {
        if (value.Length < 3)
        {
            yield return new(field, $"Write {what}.");
        }
        else if (value.Length > longest)
        {
            yield return new(field, $"This has {value.Length} characters and {longest} is the most: shorten it.");
        }
        else if (characters.Refusal(value) is { } unprintable)
        {
            yield return new(field, unprintable);
        }
    }

    [GeneratedRegex(@"^(?=.*[0-9])[A-Za-z0-9/\-]{2,30}$")]
    private static partial Regex Group();
}
