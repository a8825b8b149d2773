using Hub.Data.Primitives;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Editions;

/// <summary>
/// The protective marking of an edition: the highest that anything in it asks for. A person may raise it, never lower it
/// (docs/decisions/0018). A marking is OFFICIAL or OFFICIAL-SENSITIVE, with words of the force's own after it.
/// </summary>
public static class EditionMarking
{
    /// <summary>The marking of content that asks for no more.</summary>
    public const string Official = "OFFICIAL";

    /// <summary>The marking of content that would do harm in the wrong hands.</summary>
    public const string Sensitive = "OFFICIAL-SENSITIVE";

    /// <summary>Whether a marking is OFFICIAL-SENSITIVE, however it is spelled.</summary>
    public static bool IsSensitive(string marking) => marking.Contains("SENSITIVE", StringComparison.OrdinalIgnoreCase);

    /// <summary>The higher of two markings; of two equally high ones the first, with its words.</summary>
    public static string Higher(string one, string other) => IsSensitive(other) && !IsSensitive(one) ? other : one;

    /// <summary>
    /// What the content of an edition asks for. OFFICIAL-SENSITIVE: groups, disruptions, orders and releases, the threat matrix,
    /// intelligence and what rests on it or on groups,
    /// small areas of figures that their owner has not published, decisions of meetings, what is not known. Everything else
    /// is OFFICIAL.
    /// </summary>
    public static string Of(EditionContent content)
    {
        var figures = content.Figures;
        var written = content.Written;
        return figures.Groups.Missing is null || figures.Groups.Listed.Count > 0
            || figures.Disruptions.Missing is null
            || figures.Orders.Missing is null
            || figures.Indicators.Any(indicator => indicator.Cells.Count > 0 && indicator.Count.State != FigureState.Published)
            || content.Threats.Count > 0
            || content.Decisions.Count > 0
            || written.Intelligence.Count > 0
            || written.Judgements.Any(RestsOnMoreThanFigures)
            || written.Sections.Any(section => SensitiveSections.Contains(section.Section))
                ? Sensitive
                : Official;
    }

    /// <summary>Whether a judgement rests on intelligence or on groups.</summary>
    public static bool RestsOnMoreThanFigures(WrittenJudgement judgement)
        => judgement.IntelligenceIds.Count > 0 || judgement.GroupReferences.Count > 0;

    /// <summary>
    /// The marking that an edition carries: what its content asks for, what a person raised the publication to, with the force's own
    /// words where its marking is as high.
    /// </summary>
    /// <param name="content">The edition's own content.</param>
    /// <param name="raised">What a person raised it to, or null.</param>
    public static string Carried(EditionContent content, string? raised)
    {
        var asked = Higher(Of(content), raised ?? Official);
        var usual = content.Figures.Front.Marking;
        return IsSensitive(usual) == IsSensitive(asked) ? usual : asked;
    }

    /// <summary>What a person raised the full edition to: null where its content or the force's usual marking is as high.</summary>
    public static string? Raised(EditionContent full)
    {
        var usual = Higher(full.Figures.Front.Marking, Of(full));
        return IsSensitive(full.Standing.Marking) && !IsSensitive(usual) ? full.Standing.Marking : null;
    }

    private static IReadOnlySet<string> SensitiveSections { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        SectionKeys.Groups, SectionKeys.Disruptions, SectionKeys.Gaps,
    };
}
