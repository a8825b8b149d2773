using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>One bar, with its interval where there is one.</summary>
/// <param name="IsFocus">The subject is dark blue, everything else grey.</param>
public sealed record Bar(string Name, Figure Value, Figure? Lower = null, Figure? Upper = null, bool IsFocus = false);

/// <summary>A value across all bars, such as the force's rate.</summary>
public sealed record BarReference(string Name, Figure Value);

/// <summary>
/// Horizontal bars from zero in the order given, each with its value in words; intervals as thin lines. A bar without a
/// value shows its reason instead, hatched when it was suppressed.
/// </summary>
public static class BarChart
{
    private const double Thickness = 13;

    /// <summary>Draws the bars.</summary>
    public static Scene Build(IReadOnlyList<Bar> bars, BarReference? reference = null, double width = Canvas.FullWidth)
    {
        var canvas = new Canvas();
        var axis = Axis.For(bars.SelectMany(b => (Figure?[])[b.Value, b.Lower, b.Upper]).Append(reference?.Value).OfType<Figure>());
        var endRoom = BarRows.EndRoom(bars.Select(b => b.Value));
        var rows = new BarRows(canvas, axis, [.. bars.Select(b => b.Name)], endRoom, width, Thickness + 7)
        {
            Top = reference is null ? 4 : 20,
        };
        rows.Grid();
        DrawReference(canvas, rows, reference);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            rows.Name(i, bar.IsFocus);
            var middle = rows.Middle(i);
            if (bar.Value.Value is not { } value)
            {
                rows.Reason(middle, Thickness, bar.Value);
                continue;
            }

            canvas.Box(
                rows.Left, middle - (Thickness / 2), rows.X(value) - rows.Left, Thickness,
                bar.IsFocus ? Palette.DarkBlue : Palette.LightGrey, bar.IsFocus ? null : Palette.MidGrey);
            var end = rows.X(value);
            if (bar is { Lower.Value: { } lower, Upper.Value: { } upper })
            {
                DrawInterval(canvas, rows.X(lower), rows.X(upper), middle);
                end = Math.Max(end, rows.X(upper));
            }

            DrawValue(canvas, rows, bar, end + 5, middle, reference);
        }

        return canvas.ToScene(width, rows.Bottom + 18);
    }

    /// <summary>The value behind its bar; it steps over the line of the reference where that would run through it.</summary>
    private static void DrawValue(Canvas canvas, BarRows rows, Bar bar, double left, double middle, BarReference? reference)
    {
        var width = TextWidth.Of(bar.Value.Text, Canvas.Small, bar.IsFocus);
        if (reference?.Value.Value is { } value && rows.X(value) is var x && x > left - 3 && x < left + width + 3
            && x + 4 + width <= rows.Width)
        {
            left = x + 4;
        }

        canvas.Text(left, middle + 3.2, bar.Value.Text, bold: bar.IsFocus, halo: true);
    }

    /// <summary>A thin bar with ends, dark with a light edge, so that it shows on a bar and beside it.</summary>
    internal static void DrawInterval(Canvas canvas, double from, double to, double y)
    {
        canvas.Line(from, y, to, y, Palette.Paper, 3);
        canvas.Line(from, y, to, y, Palette.Ink, 1.1);
        foreach (var x in (double[])[from, to])
        {
            canvas.Line(x, y - 3, x, y + 3, Palette.Paper, 2.4);
            canvas.Line(x, y - 3, x, y + 3, Palette.Ink, 1.1);
        }
    }

    private static void DrawReference(Canvas canvas, BarRows rows, BarReference? reference)
    {
        if (reference is null)
        {
            return;
        }

        var text = $"{reference.Name} {reference.Value.Text}";
        var x = rows.Left;
        if (reference.Value.Value is { } value)
        {
            x = rows.X(value);
            canvas.Line(x, rows.Top - 4, x, rows.Bottom, Palette.DarkGrey, 1, dashed: true);
        }

        var half = TextWidth.Of(text, Canvas.Small) / 2;
        canvas.Text(Math.Clamp(x, half, rows.Width - half), rows.Top - 8, text, LabelAnchor.Middle, Palette.DarkGrey);
    }
}
