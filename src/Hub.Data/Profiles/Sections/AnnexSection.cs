using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>The figures behind the charts, and the words a reader may need.</summary>
internal static class AnnexSection
{
    private const int SeriesInOneTable = 5;

    public static IEnumerable<Block> Write(SnapshotContent content, IReadOnlyList<Block> body)
    {
        var monthly = content.Indicators.Where(i => i.LevelNote is null && i.Months.Any(m => m.Count.HasValue)).ToList();
        var others = body.OfType<Chart>().Where(c => c.Data is not null && !IsMonthly(c)).Select(c => c.Data!).ToList();
        if (monthly.Count + others.Count > 0)
        {
            yield return new Heading(1, "Annex: the figures behind the charts", "annex");
        }

        foreach (var group in monthly.GroupBy(i => (i.Theme, i.Kind)))
        {
            foreach (var series in group.Chunk(SeriesInOneTable))
            {
                yield return Months(content, ThreatTheme.All.FirstOrDefault(t => t.Code == group.Key.Theme)?.Title, series);
            }
        }

        foreach (var table in others)
        {
            yield return table;
        }

        yield return new Heading(1, "Words used", "words");
        yield return new FactList(
            "Glossary",
            [
                new("LSOA", "Lower layer super output area: a small area of about 1,500 residents for which statistics are published"),
                new("4P", "Pursue, Prevent, Protect, Prepare: the four strands of work against serious and organised crime"),
                new("CSP", "Community safety partnership"),
                new("LPA", "Local policing area"),
                new("Group", "An organised crime group as held in the force's register"),
                new("Mapped", "Entered in the national assessment with its score and band"),
                new("Disruption", "An effect on a group, with the level claimed and, where a panel has met, the level it gave"),
                new("Interval", "The range in which the underlying rate lies with 95% confidence"),
            ]);
    }

    // The twin of a chart of months is shown beside it on screen; on paper the months of a theme share one table.
    private static bool IsMonthly(Chart chart) => chart.Data!.Columns[0].Header == "Month";

    private static FigureTable Months(SnapshotContent content, string? theme, IReadOnlyList<IndicatorView> series)
    {
        var months = series.OrderByDescending(s => s.Months.Count).First().Months.Select(m => m.Month).ToList();
        return new FigureTable(
            $"{theme ?? "Figures"} by month: {content.Front.AreaName}, {series[0].Unit}",
            [new("Month", 1.6, false), .. series.Select(s => new TableColumn(s.Title, 1.2, true))],
            [.. months.Select(month => new TableRow(
                [
                    TableCell.Of(Wording.Month(month)),
                    .. series.Select(s => TableCell.Of(
                        s.Months.FirstOrDefault(m => m.Month == month)?.Count ?? Figure.NotReceived())),
                ]))],
            series.Count == 1 ? series[0].Code : $"{series[0].Code} to {series[^1].Code}",
            new SourceNote(string.Join("; ", series.Select(s => s.Source).Distinct())));
    }
}
