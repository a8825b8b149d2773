using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Sections.Opening;

/// <summary>
/// Chooses the lines of page one by rule: for each theme the figure that stands furthest above the force beyond chance,
/// else the theme's first figure with a rate; then the five themes furthest above the force. The rule is printed.
/// </summary>
internal static class Headlines
{
    private const int Most = 5;

    /// <summary>What the strips are, in a line.</summary>
    public const string ShortScale = "Strip: this area's rate divided by the rest of the force's, with its 95% interval; the mark is 1.";

    /// <summary>
    /// The lines: the author's judgement on a theme with its term and confidence where there is one, else what the figures say.
    /// </summary>
    /// <param name="edition">The edition.</param>
    /// <param name="characters">A longer judgement has no room here: its figures stand in its place, its section prints it.</param>
    public static IReadOnlyList<ThreatLine> Choose(EditionContent edition, int characters)
    {
        var chosen = Chosen(edition.Figures);
        var ratios = chosen.Select(t => RatioOf(t.Indicator!)).ToList();
        var scale = RateStrip.ScaleEnd(ratios);
        return
        [
            .. chosen.Select((t, i) => Judged(edition, t.Theme, Line(t.Theme, t.Indicator!, ratios[i], scale), characters)),
        ];
    }

    /// <summary>The indicators of page one, the furthest above the force first.</summary>
    public static IReadOnlyList<IndicatorView> Indicators(SnapshotContent content) => [.. Chosen(content).Select(t => t.Indicator!)];

    /// <summary>The first of them that has small areas to map, one with hot spots before others; or null.</summary>
    public static IndicatorView? Mapped(SnapshotContent content)
        => Chosen(content).Select(t => t.Indicator!).OrderByDescending(i => i.HotSpots.Count > 0 ? 1 : 0)
            .FirstOrDefault(i => i.Cells.Any(cell => cell.Rate.HasValue));

    /// <summary>The headline of a theme, or null when the theme has no figure with a rate in this area.</summary>
    public static IndicatorView? OfTheme(SnapshotContent content, string theme)
        => content.Indicators
            .Where(i => i.Theme == theme && i.LevelNote is null && i.Rate.HasValue && i.ForceRate.HasValue)
            .OrderByDescending(i => i.AgainstForce.StartsWith("above", StringComparison.Ordinal) ? 1 : 0)
            .ThenByDescending(Rank)
            .FirstOrDefault();

    private static List<(ThreatTheme Theme, IndicatorView? Indicator)> Chosen(SnapshotContent content)
        => [.. ThreatTheme.All
            .Select(theme => (Theme: theme, Indicator: OfTheme(content, theme.Code)))
            .Where(t => t.Indicator is not null)
            .OrderByDescending(t => Rank(t.Indicator!))
            .Take(Most)];

    private static ThreatLine Judged(EditionContent edition, ThreatTheme theme, ThreatLine line, int characters)
    {
        var section = theme.IsThreat ? SectionKeys.Threat(theme.Code) : SectionKeys.Risk;
        return edition.Written.Judgements.FirstOrDefault(j => j.Section == section) is not { } judgement
            ? line
            : line with
            {
                Sentence = judgement.Text.Length <= characters ? judgement.Text : line.Sentence,
                Measure = judgement.Text.Length <= characters ? line.Sentence : "",
                Probability = Wording.Sentence(ProbabilityYardstick.Term(judgement.Probability).Words),
                Confidence = judgement.Confidence,
            };
    }

    // "per 1,000": whom or what, and the year, stand in the theme's table; page one has no room for it on every line.
    private static string Short(string? rateUnit)
        => rateUnit is null ? "" : string.Join(' ', rateUnit.Split(' ').Take(2));

    private static decimal Rank(IndicatorView indicator)
        => indicator.Ratio.Value ?? 0;

    private static RateRatio RatioOf(IndicatorView i) => new(i.Ratio, i.RatioLow, i.RatioHigh);

    private static ThreatLine Line(ThreatTheme theme, IndicatorView i, RateRatio ratio, decimal scale) => new(
        theme.Title,
        $"{i.Title} {i.Rate.Text} {Short(i.RateUnit)}; force {i.ForceRate.Text}.",
        RateStrip.Build(ratio, scale),
        $"{i.Title}: {ratio.Ratio.Text} times the rate of the rest of the force, interval {ratio.Lower.Text} to {ratio.Upper.Text}.",
        Findings.ShortDirection(i),
        "",
        i.Code);
}
