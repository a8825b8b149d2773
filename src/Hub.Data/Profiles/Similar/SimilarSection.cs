using System.Globalization;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Similar;

/// <summary>
/// The area's rates beside those of the group of areas that was chosen as alike, with their intervals. Nothing where no group is set, or
/// an edition shows no other area. It describes; beyond chance is said of the force only, where it is tested.
/// </summary>
internal static class SimilarSection
{
    // Beside the row's label, this area and the middle of the group.
    private const int MostAreas = 4;
    private const int MostRows = 14;

    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        if (content.Similar is not { } group)
        {
            yield break;
        }

        // One unit on one scale: the one that most rates share.
        var rows = content.Indicators.Select(i => Row(i, group)).OfType<Compared>()
            .GroupBy(row => row.Indicator.RateUnit!)
            .OrderByDescending(rates => rates.Count()).ThenBy(rates => rates.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Take(MostRows).ToList();
        if (rows is null)
        {
            yield break;
        }

        var name = content.Front.AreaName;
        var unit = rows[0].Indicator.RateUnit!;
        var source = new SourceNote(
            string.Join("; ", rows.Select(row => row.Indicator.Source).Distinct()),
            "The middle of the group is the median of its areas' rates; this area is not part of it.");
        yield return new Heading(1, "Beside similar areas", "similar");
        yield return new Paragraph(
            $"{name} is set beside {Wording.List(group.Areas)}: \"{group.Name}\", a group that was chosen locally. It is not a national "
            + "group of most similar forces or partnerships. \"Above\" and \"below\" say that the 95% interval of this area's rate "
            + "does not hold the middle of the group; that is a description and not a test.");
        yield return new Chart(
            Finding(name, rows),
            $"Rate {unit}, {rows[0].Indicator.PeriodText}: {name} and the middle of its group",
            $"Dumbbell chart of {Wording.Count(rows.Count, "rate")}: "
                + string.Join("; ", rows.Select(row => $"{row.Indicator.Title} {row.Indicator.Rate.Text}, group {row.Middle.Text}")) + ".",
            Dumbbell.Build(
                [.. rows.Select(row => new Change(row.Indicator.Title, row.Middle, row.Indicator.Rate))], "Middle of the group", name),
            null,
            TableCodes.Similar,
            source);
        yield return Rates(name, unit, group, rows, source);
        yield return Intervals(name, unit, group, rows, source);
    }

    private static Compared? Row(IndicatorView i, SimilarGroup group)
    {
        var others = group.Areas.Select(area => i.Areas.FirstOrDefault(side => side.Area == area && !side.IsThis))
            .OfType<AreaRate>().ToList();
        var shown = others.Where(side => side.Rate.HasValue).Select(side => side.Rate).ToList();
        return i.RateUnit is null || i.LevelNote is not null || !i.Rate.HasValue || shown.Count == 0
            ? null
            : new(i, others, Figure.Derive(i.Rate.Decimals, shown, Median));
    }

    private static decimal? Median(IReadOnlyList<decimal> values)
    {
        var sorted = values.Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static string Finding(string name, List<Compared> rows)
    {
        var (above, below) = (rows.Count(row => row.Stands == "Above"), rows.Count(row => row.Stands == "Below"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name} is above the middle of its group on {above} of {Wording.Count(rows.Count, "rate")} and below it on {below}");
    }

    private static FigureTable Rates(string name, string unit, SimilarGroup group, List<Compared> rows, SourceNote source)
    {
        var areas = group.Areas.Count <= MostAreas ? group.Areas : [];
        return new(
            $"Rates beside similar areas ({group.Name}), {unit}, {rows[0].Indicator.PeriodText}",
            [
                new("", 2.6, false), new(name, 1.2, true), new("Middle of the group", 1.2, true),
                .. areas.Select(area => new TableColumn(area, 1.2, true)),
            ],
            [.. rows.Select(row => new TableRow(
                [
                    TableCell.Of(row.Indicator.Title),
                    TableCell.Of(row.Indicator.Rate),
                    TableCell.Of(row.Middle),
                    .. areas.Select(area => row.Others.FirstOrDefault(side => side.Area == area) is { } side
                        ? TableCell.Of(side.Rate)
                        : TableCell.Of("–")),
                ],
                Code: row.Indicator.Code))],
            TableCodes.Similar,
            source);
    }

    private static FigureTable Intervals(string name, string unit, SimilarGroup group, List<Compared> rows, SourceNote source)
    {
        var areas = group.Areas.Count <= MostAreas ? group.Areas : [];
        return new(
            $"95% intervals of the rates beside similar areas ({group.Name}), {unit}",
            [
                new("", 2.6, false), new(name, 1.3, true), new("Against the middle", 1.1, false),
                .. areas.Select(area => new TableColumn(area, 1.3, true)),
            ],
            [.. rows.Select(row => new TableRow(
                [
                    TableCell.Of(row.Indicator.Title),
                    Interval(row.Indicator.RateLow, row.Indicator.RateHigh),
                    TableCell.Of(row.Stands),
                    .. areas.Select(area => row.Others.FirstOrDefault(side => side.Area == area) is { } side
                        ? Interval(side.Low, side.High)
                        : TableCell.Of("–")),
                ],
                Code: row.Indicator.Code))],
            TableCodes.SimilarIntervals,
            source);
    }

    private static TableCell Interval(Figure low, Figure high)
        => low.HasValue && high.HasValue ? TableCell.Of($"{low.Text} to {high.Text}") : TableCell.Of("–");

    private sealed record Compared(IndicatorView Indicator, IReadOnlyList<AreaRate> Others, Figure Middle)
    {
        public string Stands => (Indicator.RateLow.Value, Indicator.RateHigh.Value, Middle.Value) switch
        {
            ({ } low, _, { } middle) when low > middle => "Above",
            (_, { } high, { } middle) when high < middle => "Below",
            ({ }, { }, { }) => "Not clearly apart",
            _ => "No interval",
        };
    }
}
