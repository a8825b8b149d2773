using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>An indicator whose small numbers no reader may see.</summary>
internal sealed record ProtectedIndicator(string Id, string Kind, string Title, int Threshold, int RoundTo);

/// <summary>
/// Searches what readers see for numbers that the policy of their kind hides: in the frozen figures, in the tables of the twin
/// and in the lines of the PDF.
/// </summary>
internal sealed partial class SmallNumbers(IReadOnlyList<ProtectedIndicator> indicators)
{
    private const string OrdersKind = "orders_and_releases";
    private static readonly string[] OrderTables = ["Orders in force", "Releases due"];

    private readonly Dictionary<string, ProtectedIndicator> _byId = indicators.ToDictionary(i => i.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, ProtectedIndicator> _byTitle = indicators.ToDictionary(i => i.Title, StringComparer.Ordinal);

    /// <summary>Frozen figures that are small or not rounded.</summary>
    public IReadOnlyList<string> In(SnapshotContent content)
    {
        var figures = content.Indicators.Where(view => _byId.ContainsKey(view.Id))
            .SelectMany(view => view.Months.Select(month => month.Count).Append(view.Count).Append(view.Previous)
                .Select(figure => (What: view.Title, Rule: _byId[view.Id], Figure: figure)))
            .Concat(content.Placing.Where(row => _byTitle.ContainsKey(row.Title))
                .SelectMany(row => row.Areas.Select(area => area.Count).Append(row.Wider).Append(row.Outside).Append(row.WithoutPlace)
                    .Select(figure => (What: "Placing of " + row.Title, Rule: _byTitle[row.Title], Figure: figure))));
        if (indicators.FirstOrDefault(i => i.Kind == OrdersKind) is { } orders)
        {
            figures = figures.Concat(content.Orders.ByOrder.Concat(content.Orders.ReleasesByMonth).Select(row => row.Count)
                .Append(content.Orders.ExpiringSoon).Append(content.Orders.ReviewsOverdue)
                .Select(figure => (What: "Orders", Rule: orders, Figure: figure)));
        }

        return [.. figures.Where(f => IsTold(f.Figure, f.Rule)).Select(f => $"{content.Front.AreaName}, {f.What}: {f.Figure.Text}")];
    }

    /// <summary>Cells of the twin's tables: the row or the column is a protected indicator, and the cell a small bare number.</summary>
    public IReadOnlyList<string> InHtml(string html)
        => [.. PageText.Tables(html).SelectMany(table => table.Rows.SelectMany(row => row.Skip(1)
            .Select((cell, index) => (Cell: cell, Rule: Rule(table, row[0], table.Headings[index + 1])))
            .Where(pair => pair.Rule is { } rule && IsSmall(pair.Cell, rule))
            .Select(pair => $"{table.Caption} / {row[0]}: {pair.Cell}")))];

    /// <summary>Lines of the PDF that begin with a protected indicator's title, or its first words, and hold a small bare number.</summary>
    public IReadOnlyList<string> InPdf(byte[] pdf)
        => [.. PageText.Lines(pdf)
            .Where(line => indicators.Any(rule => After(line, rule.Title).Any(word => IsSmall(word, rule))))
            .Select(line => string.Join(' ', line))];

    private ProtectedIndicator? Rule(HtmlTable table, string row, string column)
        => _byTitle.GetValueOrDefault(Code().Replace(row, "").Split(" (per ")[0])
            ?? _byTitle.GetValueOrDefault(column)
            ?? indicators.FirstOrDefault(rule => table.Caption.Contains(rule.Title, StringComparison.Ordinal)
                || (rule.Kind == OrdersKind && OrderTables.Contains(table.Caption)));

    // The words of a line after as much of the title as its first line holds: a number follows there, where the title wraps too.
    // "6 of 12 months" tells of returns, not of people.
    private static IEnumerable<string> After(IReadOnlyList<string> line, string title)
    {
        var words = title.Split(' ');
        var same = line.Zip(words).TakeWhile(pair => pair.First == pair.Second).Count();
        var isRow = same == words.Length || (same > 0 && same < line.Count && (char.IsAsciiDigit(line[same][0]) || line[same] == "fewer"));
        return isRow ? line.Skip(same).Where((_, index) => line.ElementAtOrDefault(same + index + 1) != "of") : [];
    }

    // The figure's code stands after its title.
    [GeneratedRegex(" [A-Z]{2}-[0-9]{2,3}$")]
    private static partial Regex Code();

    private static bool IsTold(Figure figure, ProtectedIndicator rule)
        => figure is { Value: { } value, State: not FigureState.Published } && value != 0
            && (Math.Abs(value) < rule.Threshold || value % rule.RoundTo != 0);

    private static bool IsSmall(string text, ProtectedIndicator rule)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value != 0 && Math.Abs(value) < rule.Threshold;
}
