using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Document.Maps;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>The pictures of a theme's headline: its months, the areas side by side, and its map where the kind allows one.</summary>
internal static class IndicatorPictures
{
    private const int MostPanels = 6;

    // Leaves room for a chart above a map on one page.
    private const double MapHeight = 330;

    /// <summary>The pictures of headline <paramref name="i"/> among the indicators of its <paramref name="theme"/>.</summary>
    public static IEnumerable<Block> Write(SnapshotContent content, IndicatorView i, IReadOnlyList<IndicatorView> theme)
    {
        var together = theme
            .Where(t => t.Kind == i.Kind && t.Unit == i.Unit && t.LevelNote is null && t.Months.Count == i.Months.Count && IsDrawable(t))
            .OrderByDescending(t => t.Count.Value)
            .Take(MostPanels)
            .ToList();
        if (together.Count > 1)
        {
            yield return Panels(content, together);
        }
        else if (IsDrawable(i))
        {
            yield return Trend(content, i);
        }

        if (i.Areas.Count > 1 && i.Areas.Any(a => a.Rate.HasValue))
        {
            yield return Areas(content, i);
        }

        if (i.Cells.Any(c => c.Rate.HasValue) && content.Shapes.Cells.Count > 0)
        {
            yield return Map(content, i);
        }
    }

    // A line of which most months are suppressed or missing shows gaps, not a trend, and one of noughts alone shows nothing; the table
    // says what there is.
    private static bool IsDrawable(IndicatorView i)
        => i.Months.Count(m => m.Count.HasValue) * 2 > i.Months.Count && i.Months.Any(m => m.Count.Value > 0);

    private static Chart Trend(SnapshotContent content, IndicatorView i)
    {
        var source = new SourceNote(i.Source, i.Caveat);
        var limits = ControlLimits.Of([.. i.Months.Select(m => m.Count)]);
        var gaps = i.Months.Where(m => !m.Count.HasValue).ToList();
        return new Chart(
            $"{i.Title}: {TrendFinding(i)}",
            $"{Wording.Sentence(i.Unit)} a month, {content.Front.AreaName}, "
                + $"{Wording.Month(i.Months[0].Month)} to {Wording.Month(i.Months[^1].Month)}",
            $"Line chart of {i.Title} by month. {Wording.Sentence(i.Direction)}."
                + (limits is null ? "" : $" {Wording.Sentence(limits.Words)}; {Outside(i, limits)}.")
                + (gaps.Count == 0 ? "" : $" {Wording.Count(gaps.Count, "month")} without a value."),
            TrendChart.Build(new TrendData(
                [.. i.Months.Select(m => m.Month)],
                [new TrendSeries(content.Front.AreaName, [.. i.Months.Select(m => m.Count)])],
                [],
                limits)),
            Tables.Months(
                $"{i.Title} by month, {content.Front.AreaName}", i.Unit, i.Months, i.Code,
                limits is null ? source : source with { Note = $"{Wording.Sentence(limits.Words)} (XmR limits). {i.Caveat}".TrimEnd() }),
            i.Code,
            source);
    }

    private static string Outside(IndicatorView i, ControlLimits limits)
    {
        var months = i.Months.Where(m => limits.IsOutside(m.Count)).Select(m => Wording.Month(m.Month)).ToList();
        return months.Count == 0 ? "no month lies outside it" : $"outside it: {Wording.List(months)}";
    }

    private static Chart Panels(SnapshotContent content, List<IndicatorView> series)
    {
        var first = series[0];
        var codes = FigureCodes.Join(series.Select(s => s.Code));
        var source = new SourceNote(first.Source, first.Caveat);
        return new Chart(
            Findings.Title(series),
            $"{Wording.Sentence(first.Unit)} a month, {content.Front.AreaName}, "
                + $"{Wording.Month(first.Months[0].Month)} to {Wording.Month(first.Months[^1].Month)}; all panels on one scale",
            $"Small line charts by month: {Wording.List([.. series.Select(s => s.Title)])}.",
            SmallMultiples.Build(
                [.. first.Months.Select(m => m.Month)],
                [.. series.Select(s => new TrendSeries(s.Title, [.. s.Months.Select(m => m.Count)]))]),
            new FigureTable(
                $"{Wording.Sentence(first.Unit)} by month, {content.Front.AreaName}",
                [new("Month", 1.6, false), .. series.Select(s => new TableColumn(s.Title, 1.2, true))],
                [.. first.Months.Select((m, n) => new TableRow(
                    [TableCell.Of(Wording.Month(m.Month)), .. series.Select(s => TableCell.Of(s.Months[n].Count))]))],
                codes,
                source),
            codes,
            source);
    }

    private static string TrendFinding(IndicatorView i) => i switch
    {
        { ChangePercent.Value: { } change } when i.Direction.StartsWith("rising", StringComparison.OrdinalIgnoreCase)
            => $"up {change:0}% on the twelve months before, beyond chance",
        { ChangePercent.Value: { } change } when i.Direction.StartsWith("falling", StringComparison.OrdinalIgnoreCase)
            => $"down {Math.Abs(change):0}% on the twelve months before, beyond chance",
        { Previous.HasValue: true } => "no clear change on the twelve months before",
        _ => $"{i.Count.Text} in {i.PeriodText}",
    };

    private static Chart Areas(SnapshotContent content, IndicatorView i)
    {
        var source = new SourceNote(i.Source, i.Areas.Any(a => a.Low.HasValue) ? "The thin bar is the 95% interval." : null);
        return new Chart(
            $"{i.Title}: {content.Front.AreaName} is {AgainstForce(i)}",
            $"Rate {i.RateUnit}, {i.PeriodText}, by area",
            $"Bar chart of the rate of {Wording.Inline(i.Title)} by area: "
                + string.Join("; ", i.Areas.Select(a => $"{a.Area} {a.Rate.Text}")) + $"; force {i.ForceRate.Text}.",
            BarChart.Build(
                [.. i.Areas.Select(a => new Bar(a.Area, a.Rate, a.Low, a.High, a.IsThis))],
                new BarReference("Force", i.ForceRate)),
            new FigureTable(
                $"Rate of {Wording.Inline(i.Title)} by area, {i.PeriodText}",
                [new("Area", 2, false), new($"Rate {i.RateUnit}", 1.4, true), new("Lower", 1, true), new("Upper", 1, true)],
                [.. i.Areas.Select(a => new TableRow(
                    [TableCell.Of(a.Area), TableCell.Of(a.Rate), TableCell.Of(a.Low), TableCell.Of(a.High)]))],
                i.Code,
                source),
            i.Code,
            source);
    }

    private static string AgainstForce(IndicatorView i) => i.AgainstForce switch
    {
        var text when text.StartsWith("above", StringComparison.OrdinalIgnoreCase) => "above the force, beyond chance",
        var text when text.StartsWith("below", StringComparison.OrdinalIgnoreCase) => "below the force, beyond chance",
        _ => "not clearly different from the force",
    };

    /// <summary>The map of an indicator by small area.</summary>
    public static Map Map(SnapshotContent content, IndicatorView i, double maxHeight = MapHeight)
    {
        var hot = i.HotSpots.ToHashSet(StringComparer.Ordinal);
        var rates = i.Cells.ToDictionary(c => c.Code, c => c.Rate, StringComparer.Ordinal);
        var note = "Points are approximate: they were moved to the middle of a street before publication, so a map shows "
            + "where to look, not what happened where.";
        var source = new SourceNote(i.Source, hot.Count == 0 ? note : note + " Hot spots: Getis–Ord Gi*, 5% false discovery rate.");
        var data = MapShapes.Of(content, i.RateUnit ?? i.Unit, rates, hot);
        return new Map(
            hot.Count == 0
                ? $"{i.Title}: no small area stands out beyond chance"
                : $"{i.Title}: {Wording.Count(hot.Count, "small area")} {(hot.Count == 1 ? "stands" : "stand")} out beyond chance",
            $"Rate {i.RateUnit}, {i.PeriodText}, by small area (LSOA)",
            $"Map of {content.Front.AreaName} by small area. "
                + (hot.Count == 0
                    ? "No hot spot after allowing for the number of comparisons."
                    : $"{Wording.Count(hot.Count, "hot spot")} outlined: {Wording.List(HotNames(content, hot))}."),
            Choropleth.Build(data, maxHeight: maxHeight),
            MapTable.Of(data, $"{i.Title} by small area, as mapped, {i.PeriodText}", i.Code, source),
            i.Code,
            source);
    }

    private static List<string> HotNames(SnapshotContent content, HashSet<string> hot)
    {
        var names = content.Shapes.Cells.Where(c => hot.Contains(c.Code)).Select(c => c.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count <= 6 ? names : [.. names.Take(5), $"{names.Count - 5} more"];
    }
}
