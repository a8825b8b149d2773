using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>The tables of a theme: own figures with rate, interval, force and direction; wider figures apart.</summary>
internal static class IndicatorTables
{
    public static IEnumerable<Block> Write(SnapshotContent content, string theme, IReadOnlyList<IndicatorView> indicators)
    {
        foreach (var period in indicators.Where(i => i.LevelNote is null).GroupBy(i => i.PeriodText))
        {
            yield return Own(content, theme, [.. period]);
        }

        var wider = indicators.Where(i => i.LevelNote is not null).ToList();
        if (wider.Count > 0)
        {
            yield return Wider(theme, wider);
        }
    }

    private static FigureTable Own(SnapshotContent content, string theme, IReadOnlyList<IndicatorView> rows)
    {
        // A rate's denominator stands in the caption when the rows share it, else beside each title.
        var units = rows.Select(i => i.RateUnit).OfType<string>().Distinct().ToList();
        var shared = units.Count == 1 ? $"; rates {units[0]}" : "";
        return new FigureTable(
            $"{theme}: {content.Front.AreaName}, {rows[0].PeriodText}{shared}",
            [
                new("Indicator", 3, false),
                new("Number", 0.9, true),
                new("Year before", 0.9, true),
                new("Rate", 0.9, true),
                new("95% interval", 1.4, true),
                new("Force rate", 0.9, true),
                new("Direction", 2, false),
            ],
            [.. rows.Select(i => new TableRow(
                [
                    TableCell.Of(units.Count > 1 && i.RateUnit is not null ? $"{i.Title} ({i.RateUnit})" : i.Title),
                    TableCell.Of(i.Count),
                    TableCell.Of(i.Previous),
                    Rate(i, i.Rate),
                    Interval(i),
                    Rate(i, i.ForceRate),
                    TableCell.Of(Findings.ShortDirection(i)),
                ],
                Code: i.Code))],
            Caption(rows),
            SourceWords.Of(rows));
    }

    private static TableCell Rate(IndicatorView i, Primitives.Figure rate)
        => i.RateUnit is null ? TableCell.Of("–") : TableCell.Of(rate);

    private static TableCell Interval(IndicatorView i) => i.RateLow.HasValue && i.RateHigh.HasValue
        ? TableCell.Of($"{i.RateLow.Text} to {i.RateHigh.Text}")
        : TableCell.Of("–");

    private static FigureTable Wider(string theme, IReadOnlyList<IndicatorView> rows) => new(
        $"{theme}: figures published for a wider area",
        [new("Indicator", 3.2, false), new("Figure", 1, true), new("Unit", 1.4, false), new("Period", 1.6, false), new("Level", 2, false)],
        [.. rows.Select(i => new TableRow(
            [
                TableCell.Of(i.Title),
                TableCell.Of(i.Count),
                TableCell.Of(i.Unit),
                TableCell.Of(i.PeriodText),
                TableCell.Of(i.LevelNote!),
            ],
            Code: i.Code))],
        Caption(rows),
        SourceWords.Of(rows));

    // The codes stand in the rows; the caption says which they are, so that the table can be named by it.
    private static string Caption(IReadOnlyList<IndicatorView> rows)
        => rows[0].Code == rows[^1].Code ? rows[0].Code : $"{rows[0].Code} to {rows[^1].Code}";
}
