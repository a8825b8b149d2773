namespace Hub.Data.Intelligence.Grading;

/// <summary>One grading as the unit writes it, by the 3x5x2 evaluation.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="SeenVersion">The report's version when the page was shown: of two graders at once the second is told.</param>
/// <param name="Source">1 to 3.</param>
/// <param name="Assessment">A to E.</param>
/// <param name="Handling">P or C.</param>
/// <param name="Conditions">What must be kept to; with C only, and then always.</param>
/// <param name="Area">The area it is about: a <see cref="ReportArea.Value"/>.</param>
/// <param name="Sanitised">The words that others read.</param>
/// <param name="WhyAgain">Why it is graded again; empty the first time.</param>
public sealed record ReportGrading(
    Guid ReportId, int SeenVersion, int Source, string Assessment, string Handling, string Conditions, string Area, string Sanitised,
    string WhyAgain)
{
    /// <summary>The same as it is kept: without conditions where none apply.</summary>
    public ReportGrading Cleaned() => this with
    {
        Conditions = Handling == "C" ? ReportText.Clean(Conditions) : "",
        Sanitised = ReportText.Clean(Sanitised),
        WhyAgain = ReportText.Clean(WhyAgain),
    };

    /// <summary>What is wrong, in the order of the form.</summary>
    /// <param name="isAgain">Whether the report stands graded already.</param>
    public IEnumerable<IntelligenceProblem> Problems(bool isAgain)
    {
        if (!IntelligenceWords.Sources.ContainsKey(Source))
        {
            yield return new(nameof(Source), "Choose how reliable the source is: 1, 2 or 3.");
        }

        if (!IntelligenceWords.Assessments.ContainsKey(Assessment))
        {
            yield return new(nameof(Assessment), "Choose how the source knows it: A, B, C, D or E.");
        }

        if (!IntelligenceWords.Handlings.ContainsKey(Handling))
        {
            yield return new(nameof(Handling), "Choose the handling code: P or C.");
        }

        if (Handling == "C" && Conditions.Length is < 5 or > 1000)
        {
            yield return new(
                nameof(Conditions), "Handling code C needs its conditions: write in 5 to 1000 characters what must be kept to.");
        }

        if (Sanitised.Length is < 10 or > 4000)
        {
            yield return new(
                nameof(Sanitised), "Write what others may read, in 10 to 4000 characters, so that nobody can tell who told you.");
        }

        if (isAgain && WhyAgain.Length is < 3 or > 500)
        {
            yield return new(nameof(WhyAgain), "Write in 3 to 500 characters why it is graded again.");
        }
    }
}
