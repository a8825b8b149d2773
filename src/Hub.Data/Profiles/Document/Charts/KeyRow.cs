namespace Hub.Data.Profiles.Document.Charts;

/// <summary>A key in one or more rows above a chart: swatches with their names, in the order of the bars.</summary>
internal static class KeyRow
{
    private const double Swatch = 10;
    private const double Gap = 16;

    /// <summary>Draws the key and returns the y below it; a swatch without a colour is hatched.</summary>
    public static double Draw(Canvas canvas, double left, double top, double width, IReadOnlyList<(string Name, string? Colour)> entries)
    {
        var (x, y) = (left, top);
        foreach (var (name, colour) in entries)
        {
            var text = TextWidth.Shorten(name, Canvas.Small, width - left - Swatch - 4);
            var needed = Swatch + 4 + TextWidth.Of(text, Canvas.Small);
            if (x > left && x + needed > width)
            {
                (x, y) = (left, y + 15);
            }

            if (colour is null)
            {
                canvas.Hatch(x, y, Swatch, Swatch);
            }
            else
            {
                canvas.Box(x, y, Swatch, Swatch, colour, Palette.DarkGrey);
            }

            canvas.Text(x + Swatch + 4, y + 8.4, text);
            x += needed + Gap;
        }

        return y + Swatch + 8;
    }
}
