using System.Globalization;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>No edition is marked lower than what it holds asks for.</summary>
internal sealed class MarkingRule : IChecklistRule
{
    public string Code => "marking";

    public IEnumerable<Finding> Check(CheckedProfile profile)
    {
        var asked = profile.Full.Written.Intelligence.Count > 0 ? "OFFICIAL-SENSITIVE" : profile.Full.Figures.Front.Marking;
        return Rank(profile.Publication.Marking) < Math.Max(Rank(asked), Rank(profile.Full.Figures.Front.Marking))
            ? [new Finding(
                Code, Severity.Error, $"The profile is marked {profile.Publication.Marking}, lower than its content, which is "
                    + $"{asked}: raise the marking.",
                "")]
            : [];
    }

    /// <summary>0 for OFFICIAL, 1 for OFFICIAL-SENSITIVE, 2 for what is above the hub.</summary>
    public static int Rank(string marking)
        => !marking.StartsWith("OFFICIAL", StringComparison.Ordinal) ? 2
            : marking.Contains("SENSITIVE", StringComparison.Ordinal) ? 1 : 0;
}

/// <summary>Asks where decisions of earlier meetings are past their day without a word on what came of them.</summary>
internal sealed class DecisionRule : IChecklistRule
{
    public string Code => "overdue-decisions";

    public IEnumerable<Finding> Check(CheckedProfile profile)
    {
        var overdue = profile.Full.Decisions.Count(
            decision => decision.DueOn < profile.Today && string.IsNullOrWhiteSpace(decision.Outcome));
        return overdue == 0
            ? []
            : [new Finding(
                Code, Severity.Warning,
                $"{overdue} {(overdue == 1 ? "decision" : "decisions")} of earlier meetings should be done by now and nobody has said "
                    + "what came of "
                    + "it: record the outcome, or say why it is open.",
                "", overdue.ToString(CultureInfo.InvariantCulture))];
    }
}
