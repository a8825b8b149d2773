namespace Hub.Data.Intelligence.Citing;

/// <summary>
/// A sanitised report on which a judgement of a profile may rest: how it is named, its grade and conditions. Never its words: they are
/// read where the reading leaves its event, and stand in no profile (docs/decisions/0013).
/// </summary>
/// <param name="ReportId">The report.</param>
/// <param name="Source">1 to 3.</param>
/// <param name="Assessment">A to D; E is suspected to be false and never cited.</param>
/// <param name="Handling">P or C.</param>
/// <param name="Conditions">What must be kept to, with C.</param>
/// <param name="GradedAt">When the standing version was graded.</param>
/// <param name="IsOpen">Whether the asker may read it now: with C, after they took note of its conditions.</param>
public sealed record CitableReport(
    Guid ReportId, int Source, string Assessment, string Handling, string? Conditions, DateTimeOffset GradedAt, bool IsOpen)
{
    /// <summary>How people name it.</summary>
    public string Reference => IntelligenceReference.Of(ReportId);

    /// <summary>The three grades: "2/B/P".</summary>
    public string Grade => IntelligenceWords.Grade(Source, Assessment, Handling).Replace(' ', '/');
}
