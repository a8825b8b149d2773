using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Editions;

/// <summary>Leaves words out of what people wrote, for the narrower editions.</summary>
internal static class WrittenCut
{
    private static readonly HashSet<string> NeighbourhoodSections =
        new([SectionKeys.Summary, SectionKeys.Groups, SectionKeys.Gaps], StringComparer.Ordinal);

    private static readonly HashSet<string> PublicSections =
        new([SectionKeys.Summary, SectionKeys.Area, SectionKeys.Risk], StringComparer.Ordinal);

    /// <summary>
    /// For partners: judgements stay, without the intelligence and groups they rest on; one that rests on a report with handling
    /// conditions goes, because its conditions are not the partners' to keep.
    /// </summary>
    public static WrittenContent Partnership(WrittenContent full, ExcludedWords words)
    {
        var conditional = full.Intelligence.Where(report => report.Conditions.Length > 0).Select(report => report.ReportId).ToHashSet();
        return new WrittenContent(
            Sections(full, words, _ => true),
            [.. full.Judgements
                .Where(judgement => !judgement.IntelligenceIds.Any(conditional.Contains) && !words.AreIn(judgement.Text))
                .Select(judgement => judgement with
                {
                    // Why intelligence deserves its confidence says what the intelligence is.
                    ConfidenceReason = judgement.IntelligenceIds.Count > 0 || words.AreIn(judgement.ConfidenceReason)
                        ? ""
                        : judgement.ConfidenceReason,
                    GroupReferences = [],
                    IntelligenceIds = [],
                })],
            Recommendations(full, words),
            []);
    }

    /// <summary>
    /// For a neighbourhood team: summary, groups and what is not known; judgements without the reports they rest on; no recommendation.
    /// </summary>
    public static WrittenContent Neighbourhood(WrittenContent full, ExcludedWords words)
    {
        var conditional = full.Intelligence.Where(report => report.Conditions.Length > 0).Select(report => report.ReportId).ToHashSet();
        return new WrittenContent(
            Sections(full, words, NeighbourhoodSections.Contains),
            [.. full.Judgements
                .Where(judgement => !judgement.IntelligenceIds.Any(conditional.Contains) && !words.AreIn(judgement.Text))
                .Select(judgement => judgement with { ConfidenceReason = "", IntelligenceIds = [] })],
            [],
            []);
    }

    /// <summary>For everybody: words on the area, its themes and risks, and judgements that rest on figures alone.</summary>
    public static WrittenContent Public(WrittenContent full, ExcludedWords words) => new(
        Sections(full, words, section => PublicSections.Contains(section) || SectionKeys.Theme(section) is not null),
        [.. full.Judgements.Where(judgement => !EditionMarking.RestsOnMoreThanFigures(judgement)
            && (PublicSections.Contains(judgement.Section) || SectionKeys.Theme(judgement.Section) is not null)
            && !words.AreIn(judgement.Text) && !words.AreIn(judgement.ConfidenceReason))],
        [],
        []);

    private static IReadOnlyList<WrittenSection> Sections(WrittenContent full, ExcludedWords words, Func<string, bool> isKept)
        => [.. full.Sections.Where(section => isKept(section.Section))
            .Select(section => section with { Markdown = words.Without(section.Markdown) })
            .Where(section => section.Markdown.Trim().Length > 0)];

    private static IReadOnlyList<WrittenRecommendation> Recommendations(WrittenContent full, ExcludedWords words)
        => [.. full.Recommendations.Where(asked => !words.AreIn(asked.Text) && !words.AreIn(asked.Finding))];
}
