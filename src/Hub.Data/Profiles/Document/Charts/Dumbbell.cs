using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>A row of a dumbbell: the same measure at two times.</summary>
public sealed record Change(string Name, Figure Before, Figure After);

/// <summary>
/// Two dots and the line between them for each row: light for the earlier value, dark for the later one. Where one of the
/// two has no value there is no line, and its reason stands in words.
/// </summary>
public static class Dumbbell
{
    private const double RowHeight = 22;
    private const double Radius = 4;
    private const double MaxEndRoom = 180;

    // Widths are measured from a table of common letters: a name may come out a little wider.
    private const double NameRoom = 6;

    private const decimal MostTimesTheMiddle = 6;

    /// <summary>Draws the rows; <paramref name="before"/> and <paramref name="after"/> name the two periods.</summary>
    public static Scene Build(IReadOnlyList<Change> rows, string before, string after, double width = Canvas.FullWidth)
    {
        var canvas = new Canvas();
        var figures = rows.SelectMany(r => (Figure[])[r.Before, r.After]).ToList();
        var isRelative = IsRelative(rows);
        var axis = Axis.For(isRelative ? rows.SelectMany(r => (Figure[])[Share(r.Before, r), Share(r.After, r)]) : figures);
        var endRoom = rows.SelectMany(r => (string[])[Words(r.Before, before), Words(r.After, after)])
            .Select(w => TextWidth.Of(w, Canvas.Small, true)).DefaultIfEmpty(0).Max() + Radius + 12;
        DrawKey(canvas, before, after);

        // Values stand left and right of the dots, so the plot keeps room on both sides; zero lies inside.
        var names = rows.Select(r => TextWidth.Wrap(r.Name, Canvas.Normal, 150, 3)).ToList();
        var nameWidth = names.SelectMany(n => n).Select(l => TextWidth.Of(l, Canvas.Normal)).DefaultIfEmpty(0).Max() + NameRoom;
        var valueRoom = figures.Where(f => f.HasValue).Select(f => TextWidth.Of(f.Text, Canvas.Small, true)).DefaultIfEmpty(0).Max();
        var left = nameWidth + valueRoom + Radius + 14;
        var plotWidth = width - left - Math.Min(endRoom, MaxEndRoom);
        double X(decimal value) => left + (axis.Share(value) * plotWidth);
        const double Top = 24;
        var bottom = Top + names.Sum(Height);
        foreach (var tick in axis.Ticks)
        {
            canvas.Line(X(tick), Top, X(tick), bottom, tick == 0 ? Palette.MidGrey : Palette.Grid, 0.5);
        }

        axis.WriteBelow(canvas, X, bottom + 12);
        var y = Top;
        for (var i = 0; i < rows.Count; i++)
        {
            var middle = y + (Height(names[i]) / 2);
            canvas.TextBlock(nameWidth, middle, names[i], LabelAnchor.End, Palette.Ink, Canvas.Normal);
            var unit = isRelative ? rows[i].Before.Value!.Value : 1;
            DrawRow(canvas, rows[i], middle, (left, width), value => X(value / unit), (before, after));
            y += Height(names[i]);
        }

        return canvas.ToScene(width, bottom + 18);
    }

    /// <summary>
    /// Whether rows are drawn as multiples of their first value, because one of them would squeeze the others to a point: every row has
    /// both values, and the largest is more than six times the middle one.
    /// </summary>
    public static bool IsRelative(IReadOnlyList<Change> rows)
    {
        if (rows.Count < 3 || !rows.All(r => r.After.HasValue && r.Before.Value is > 0))
        {
            return false;
        }

        var sizes = rows.Select(r => Math.Max(r.Before.Value!.Value, r.After.Value!.Value)).Order().ToList();
        return sizes[^1] > MostTimesTheMiddle * sizes[sizes.Count / 2];
    }

    private static Figure Share(Figure figure, Change row) => Figure.Derive(2, [figure, row.Before], v => v[0] / v[1]);

    private static double Height(IReadOnlyList<string> name) => Math.Max(RowHeight, (name.Count * Canvas.Normal * 1.2) + 5);

    /// <summary>What stands at the right of a dot: a value, or the period that has none and why.</summary>
    private static string Words(Figure figure, string period) => figure.HasValue ? figure.Text : $"{period}: {figure.Text}";

    private static void DrawKey(Canvas canvas, string before, string after)
    {
        canvas.Add(new Disc(6, 8, Radius, Palette.Paper, Palette.DarkBlue, 1.2));
        canvas.Text(14, 11.2, before);
        var x = 14 + TextWidth.Of(before, Canvas.Small) + 18;
        canvas.Add(new Disc(x, 8, Radius, Palette.DarkBlue, null, 0));
        canvas.Text(x + 8, 11.2, after, bold: true);
    }

    private static void DrawRow(
        Canvas canvas, Change row, double y, (double Left, double Width) plot, Func<decimal, double> x,
        (string Before, string After) periods)
    {
        var (left, width) = plot;
        if (row is { Before.Value: { } from, After.Value: { } to })
        {
            canvas.Line(x(from), y, x(to), y, Palette.DarkBlue, 1.4);
            Dot(canvas, x(from), y, later: false);
            Dot(canvas, x(to), y, later: true);
            var laterIsRight = to >= from;
            var (low, high) = laterIsRight ? (row.Before, row.After) : (row.After, row.Before);
            canvas.Text(Math.Min(x(from), x(to)) - Radius - 4, y + 3.2, low.Text, LabelAnchor.End, bold: !laterIsRight, halo: true);
            canvas.Text(Math.Max(x(from), x(to)) + Radius + 4, y + 3.2, high.Text, bold: laterIsRight, halo: true);
            return;
        }

        if (!row.Before.HasValue && !row.After.HasValue)
        {
            var both = row.Before.Text == row.After.Text
                ? row.Before.Text
                : Words(row.Before, periods.Before) + "; " + Words(row.After, periods.After);
            canvas.Words(left + 4, y, TextWidth.Shorten(both, Canvas.Small, width - left - 6));
            return;
        }

        var later = row.After.HasValue;
        var figure = later ? row.After : row.Before;
        var at = x(figure.Value!.Value);
        var missing = later ? Words(row.Before, periods.Before) : Words(row.After, periods.After);
        Dot(canvas, at, y, later);
        canvas.Text(at - Radius - 4, y + 3.2, figure.Text, LabelAnchor.End, bold: later, halo: true);
        canvas.Words(at + Radius + 5, y, TextWidth.Shorten(missing, Canvas.Small, width - at - Radius - 7));
    }

    private static void Dot(Canvas canvas, double x, double y, bool later)
        => canvas.Add(new Disc(x, y, Radius, later ? Palette.DarkBlue : Palette.Paper, Palette.DarkBlue, 1.2));
}
