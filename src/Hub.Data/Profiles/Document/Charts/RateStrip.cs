using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>A rate divided by the force's, with its interval: 1 is the force.</summary>
public sealed record RateRatio(Figure Ratio, Figure Lower, Figure Upper);

/// <summary>
/// The small drawing beside a line of the threat: a dot for the area, a thin bar for its interval, an upright for the force.
/// All strips of one page share a scale, from nothing to <see cref="ScaleEnd"/> times the force's rate.
/// </summary>
public static class RateStrip
{
    private const double Width = 160;
    private const double Height = 18;
    private const double Margin = 6;
    private const double Middle = 9;

    /// <summary>Where the shared scale ends: 2, or the next whole number beyond every interval, at most 5.</summary>
    public static decimal ScaleEnd(IEnumerable<RateRatio> lines)
        => Math.Clamp(
            Math.Ceiling(lines.SelectMany(l => (Figure[])[l.Ratio, l.Upper]).Select(f => f.Value ?? 0).DefaultIfEmpty(0).Max()), 2, 5);

    /// <summary>Draws one strip. What lies beyond the scale ends in an arrow; without a value the reason stands in words.</summary>
    public static Scene Build(RateRatio line, decimal scaleEnd)
    {
        var canvas = new Canvas();
        double X(decimal ratio) => Margin + ((double)(Math.Clamp(ratio, 0, scaleEnd) / scaleEnd) * (Width - (2 * Margin)));
        if (line.Ratio.Value is not { } value)
        {
            var x = 0d;
            if (line.Ratio.State == FigureState.Suppressed)
            {
                canvas.Hatch(0.5, 3, 14, 12);
                x = 19;
            }

            canvas.Text(x, Middle + 3.2, TextWidth.Shorten(line.Ratio.Text, Canvas.Small, Width - x), colour: Palette.QuietInk);
            return canvas.ToScene(Width, Height);
        }

        canvas.Line(Margin, Middle, Width - Margin, Middle, Palette.LightGrey, 1);
        canvas.Line(X(1), 1.5, X(1), Height - 1.5, Palette.DarkGrey, 1.4);
        if (line is { Lower.Value: { } lower, Upper.Value: { } upper })
        {
            canvas.Line(X(lower), Middle, X(upper), Middle, Palette.MidGrey, 4);
            Arrow(canvas, upper > scaleEnd && value <= scaleEnd, Palette.MidGrey);
        }

        if (value > scaleEnd)
        {
            Arrow(canvas, true, Palette.DarkBlue);
            return canvas.ToScene(Width, Height);
        }

        canvas.Add(new Disc(X(value), Middle, 4.6, Palette.DarkBlue, Palette.Paper, 1));
        return canvas.ToScene(Width, Height);
    }

    private static void Arrow(Canvas canvas, bool beyond, string colour)
    {
        if (beyond)
        {
            canvas.Add(new Polygon(
                [[new(Width - Margin - 3, 4), new(Width - 0.5, Middle), new(Width - Margin - 3, Height - 4)]], colour, null, 0));
        }
    }
}
