using System.Globalization;
using Hub.Data.Indicators;
using Hub.Data.Primitives;

namespace Hub.Data.Prevention;

/// <summary>Orders in force and releases due in an area: counts only, as the return gives them.</summary>
public static class AreaOrders
{
    /// <summary>The dataset kind of the return.</summary>
    public const string Kind = "orders_and_releases";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Figures of an area as at a day.</summary>
    public static OrderFigures Of(AreaRows area, DateOnly asAt)
    {
        var orders = area.Rows.Where(r => r.Text("entry") == "order").ToList();
        var soon = asAt.AddMonths(3);
        return new OrderFigures(
            null,
            [.. orders.GroupBy(r => r.Text("order_type")).OrderBy(g => area.Label("order_type", g.Key), StringComparer.Ordinal)
                .Select(g => new LabelledFigure(area.Label("order_type", g.Key), Sum(area, g)))],
            Sum(area, orders.Where(r => Month(r, "expires") is { } month && month > asAt && month <= soon)),
            Sum(area, orders.Where(r => Month(r, "next_review") is { } month && month.AddMonths(1) <= asAt)),
            [.. area.Rows.Where(r => r.Text("entry") == "release" && Month(r, "release_month") is not null)
                .GroupBy(r => Month(r, "release_month")!.Value).OrderBy(g => g.Key)
                .Select(g => new LabelledFigure(g.Key.ToString("MMMM yyyy", English), Sum(area, g)))],
            area.Source,
            area.Kind.Caveat);
    }

    // The counts in a row are people or orders already, so a row's number and not the number of rows decides what is small.
    private static Figure Sum(AreaRows area, IEnumerable<AreaRow> rows) => area.Suppression.Release(rows.Sum(r => r.Number("count")));

    private static DateOnly? Month(AreaRow row, string field)
        => DateOnly.TryParseExact(
            row.Text(field), ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
