namespace Hub.Data.Profiles.Writing;

/// <summary>
/// What people wrote beside the figures of a profile, as it stands or as it was frozen at release. The machine writes none of it.
/// </summary>
/// <param name="Sections">Words of the sections, those with none left out.</param>
/// <param name="Judgements">Key judgements in the order in which they are printed.</param>
/// <param name="Recommendations">Recommendations in the order in which they are printed.</param>
/// <param name="Intelligence">Sanitised intelligence that the judgements rest on.</param>
public sealed record WrittenContent(
    IReadOnlyList<WrittenSection> Sections,
    IReadOnlyList<WrittenJudgement> Judgements,
    IReadOnlyList<WrittenRecommendation> Recommendations,
    IReadOnlyList<WrittenIntelligence> Intelligence)
{
    /// <summary>Nobody has written anything.</summary>
    public static readonly WrittenContent None = new([], [], [], []);

    /// <summary>The words of a section, or null where nobody wrote any.</summary>
    public WrittenSection? Section(string section) => Sections.FirstOrDefault(written => written.Section == section);
}

/// <summary>The words of one section.</summary>
/// <param name="Section">One of <see cref="SectionKeys"/>.</param>
/// <param name="Markdown">Markdown as it was kept, cleaned of markup.</param>
/// <param name="StartsPage">Whether the author lets the section start a page.</param>
public sealed record WrittenSection(string Section, string Markdown, bool StartsPage);

/// <summary>A key judgement.</summary>
/// <param name="JudgementId">Its identifier, the same through every version.</param>
/// <param name="Section">The section beside whose figures it stands.</param>
/// <param name="Text">The judgement in a sentence or two.</param>
/// <param name="Probability">A term of the probability yardstick, as stored: "highly_likely".</param>
/// <param name="Confidence">Analytical confidence, as stored: "moderate". Never mixed with the probability.</param>
/// <param name="ConfidenceReason">Why it is no higher and no lower.</param>
/// <param name="FigureCodes">Figures that support it: "VC-03".</param>
/// <param name="GroupReferences">Groups that support it, by their references.</param>
/// <param name="IntelligenceIds">Sanitised intelligence reports that support it.</param>
public sealed record WrittenJudgement(
    Guid JudgementId,
    string Section,
    string Text,
    string Probability,
    string Confidence,
    string ConfidenceReason,
    IReadOnlyList<string> FigureCodes,
    IReadOnlyList<string> GroupReferences,
    IReadOnlyList<Guid> IntelligenceIds);

/// <summary>A recommendation: what is asked, of whom, by when, and the finding that it answers.</summary>
/// <param name="RecommendationId">Its identifier.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Finding">The finding that it answers.</param>
/// <param name="Strand">"pursue", "prevent", "protect" or "prepare".</param>
/// <param name="Owner">Name of the agency that is asked.</param>
/// <param name="DueOn">By when.</param>
public sealed record WrittenRecommendation(
    Guid RecommendationId, string Text, string Finding, string Strand, string Owner, DateOnly DueOn);

/// <summary>A sanitised intelligence report that a judgement rests on. Assessment E is never among them.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="Reference">How the document names it.</param>
/// <param name="Grade">3x5x2: "2/B/P". Printed in the full edition only.</param>
/// <param name="Text">
/// Empty in the hub's own profiles: whoever may read the sanitised words opens the report, which leaves its event, and no copy of them
/// stands in a profile (docs/decisions/0013).
/// </param>
/// <param name="Conditions">Handling conditions in words; empty for P.</param>
public sealed record WrittenIntelligence(Guid ReportId, string Reference, string Grade, string Text, string Conditions);
