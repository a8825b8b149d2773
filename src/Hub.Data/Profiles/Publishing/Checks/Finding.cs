namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Stops submission, approval and release until it is mended.</summary>
    Error,

    /// <summary>Asks: it is answered with a word that is kept.</summary>
    Warning,
}

/// <summary>One thing that the release checklist found.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Sentence">What is wrong and what to do, in plain English.</param>
/// <param name="Page">The page of the profile that mends it, below its own address; empty for the desk.</param>
/// <param name="Subject">Tells findings of one rule apart; an answer holds for it alone.</param>
public sealed record Finding(string Rule, Severity Severity, string Sentence, string Page, string Subject = "")
{
    /// <summary>What was answered to it, or null.</summary>
    public ChecklistAnswer? Answer { get; init; }

    /// <summary>Whether it still stands in the way.</summary>
    public bool IsOpen => Severity == Severity.Error || Answer is null;
}

/// <summary>A warning's answer.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">The finding.</param>
/// <param name="Answer">The word.</param>
/// <param name="Name">Whose.</param>
/// <param name="At">When.</param>
public sealed record ChecklistAnswer(string Rule, string Subject, string Answer, string Name, DateTimeOffset At);
