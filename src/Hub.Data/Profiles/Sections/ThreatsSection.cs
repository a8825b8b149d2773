using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Sections.Closing;
using Hub.Data.Profiles.Sections.Opening;
using Hub.Data.Profiles.Sections.Written;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections;

/// <summary>The threat themes: comparison, ranking, then finding, words, figures, chart and map of each, or who has not sent.</summary>
internal static class ThreatsSection
{
    private const int MostCompared = 8;

    public static IEnumerable<Block> Write(EditionContent edition) =>
    [
        new Heading(1, "Threat themes", "threats"),
        new Paragraph(
            "Each theme opens with what its figures say. Rates use the denominator named in the table; an interval is the exact "
            + "95% Poisson interval. \"Beyond chance\" means that the difference stays after allowing for the number of "
            + "comparisons made."),
        .. Compared(edition.Figures),
        .. ThreatMatrixSection.Ranking(edition),
        .. ThreatTheme.Threats.SelectMany(theme => Theme(edition, theme.Code)),
    ];

    /// <summary>One theme with what people wrote; for a preview of its section too.</summary>
    public static IEnumerable<Block> Theme(EditionContent edition, string code)
        => ThreatTheme.Threats.FirstOrDefault(theme => theme.Code == code) is { } theme
            ? WrittenBlocks.Into(Figures(edition.Figures, theme), edition, SectionKeys.Threat(code))
            : [];

    /// <summary>The rates of page one beside the force's: where the area stands before any theme is opened.</summary>
    private static IEnumerable<Block> Compared(SnapshotContent content)
    {
        var all = Headlines.Indicators(content);
        var rows = all.GroupBy(i => i.RateUnit).OrderByDescending(g => g.Count()).FirstOrDefault()?.Take(MostCompared).ToList() ?? [];
        if (rows.Count < 2)
        {
            yield break;
        }

        var area = content.Front.AreaName;
        var above = rows.Count(i => i.AgainstForce.StartsWith("above", StringComparison.OrdinalIgnoreCase));
        var below = rows.Count(i => i.AgainstForce.StartsWith("below", StringComparison.OrdinalIgnoreCase));
        List<Change> changes = [.. rows.Select(i => new Change(i.Title, i.ForceRate, i.Rate))];
        var codes = FigureCodes.Join(rows.Select(i => i.Code));
        var source = new SourceNote(SourceWords.Joined(rows.Select(i => i.Source)));
        yield return new Chart(
            Findings.Standing(rows.Count, above, below),
            $"Rate {rows[0].RateUnit}, {rows[0].PeriodText}; the headline of each theme"
                + (Dumbbell.IsRelative(changes) ? "; each row is drawn as a multiple of the force's rate" : ""),
            $"Dumbbell chart of {rows.Count} rates, force and area: "
                + string.Join("; ", rows.Select(i => $"{i.Title} {i.ForceRate.Text} and {i.Rate.Text}")) + ".",
            Dumbbell.Build(changes, "Force", area),
            new FigureTable(
                $"Rate {rows[0].RateUnit}, {rows[0].PeriodText}",
                [new("Figure", 2.6, false), new("Force", 0.9, true), new(area, 1, true), new("Difference", 3, false)],
                [.. rows.Select(i => new TableRow(
                    [
                        TableCell.Of(i.Title), TableCell.Of(i.ForceRate), TableCell.Of(i.Rate),
                        TableCell.Of(Wording.Sentence(i.AgainstForce)),
                    ],
                    Code: i.Code))],
                codes,
                source),
            codes,
            source);
    }

    private static IEnumerable<Block> Figures(SnapshotContent content, ThreatTheme theme)
    {
        yield return new Heading(2, theme.Title, HeadingId(theme.Code));
        var all = content.Indicators.Where(i => i.Theme == theme.Code).ToList();
        var received = all.Where(i => i.Count.HasValue || i.Rate.HasValue || i.Months.Any(m => m.Count.HasValue)).ToList();
        if (received.Count == 0)
        {
            yield return Findings.MissingSources(content, all, "Nothing received", " for this period.")
                ?? new Callout(CalloutTone.Gap, "Nothing received", "No source for this theme is expected for this area yet.");
            yield break;
        }

        yield return new Paragraph(Findings.Opening(received));
        foreach (var block in IndicatorTables.Write(content, theme.Title, received))
        {
            yield return block;
        }

        var headline = Headlines.OfTheme(content, theme.Code) ?? received.FirstOrDefault(i => i.Months.Any(m => m.Count.HasValue));
        foreach (var block in headline is null ? [] : IndicatorPictures.Write(content, headline, received))
        {
            yield return block;
        }

        var absent = all.Except(received).Where(i => i.LevelNote is null);
        if (Findings.MissingSources(content, absent, "Nothing received", " for this period.") is { } gap)
        {
            yield return gap;
        }
    }

    /// <summary>Where links to a theme lead.</summary>
    public static string HeadingId(string theme) => "theme-" + theme.Replace('_', '-');
}
