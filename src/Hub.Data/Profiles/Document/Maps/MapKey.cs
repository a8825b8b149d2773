using System.Globalization;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document.Charts;

namespace Hub.Data.Profiles.Document.Maps;

/// <summary>The key of a map: classes from high to low with their counts, then hatch, grey and outlines, each if it occurs.</summary>
internal static class MapKey
{
    private const double SwatchWidth = 22;
    private const double SwatchHeight = 13;
    private const double Row = 16;

    /// <summary>Draws the key and returns the y below it.</summary>
    public static double Draw(Canvas canvas, ChoroplethData data, ClassBreaks breaks, double left, double top, double width)
    {
        var y = top;
        foreach (var line in TextWidth.Wrap(data.KeyTitle, Canvas.Small, width, 3, bold: true))
        {
            canvas.Text(left, y + Canvas.Small, line, bold: true);
            y += Canvas.LineHeight;
        }

        y += 4;
        if (breaks.Classes.Count > 0)
        {
            canvas.Text(left + width, y + 8, "areas", LabelAnchor.End, Palette.QuietInk);
            y += 13;
        }

        foreach (var entry in breaks.Classes.Reverse())
        {
            canvas.Box(left, y, SwatchWidth, SwatchHeight, entry.Colour, Palette.MidGrey);
            y = Words(canvas, left, y, width, entry.Text, entry.Count);
        }

        foreach (var group in Without(data, breaks))
        {
            if (group.Hatched)
            {
                canvas.Hatch(left, y, SwatchWidth, SwatchHeight);
            }
            else
            {
                canvas.Box(left, y, SwatchWidth, SwatchHeight, group.Fill, Palette.MidGrey);
                Choropleth.Cross(canvas, new ScenePoint(left + (SwatchWidth / 2), y + (SwatchHeight / 2)));
            }

            y = Words(canvas, left, y, width, group.Text, group.Count);
        }

        y += 4;
        if (data.Areas.Any(a => a.IsHotSpot))
        {
            canvas.Box(left + 1, y + 1, SwatchWidth - 2, SwatchHeight - 2, null, Palette.Ink, 1.9);
            y = Words(canvas, left, y, width, data.HotSpotName, data.Areas.Count(a => a.IsHotSpot));
        }

        return y;
    }

    private static IEnumerable<(string Text, string Fill, bool Hatched, int Count)> Without(ChoroplethData data, ClassBreaks breaks)
        => data.Areas.Where(a => !a.HasResidents || !a.Value.HasValue)
            .GroupBy(a => (Text: a.HasResidents ? a.Value.Text : "no residents", Look: Choropleth.Look(a, breaks)))
            .OrderByDescending(g => g.Key.Look.Hatched).ThenBy(g => g.Key.Text, StringComparer.Ordinal)
            .Select(g => (g.Key.Text, g.Key.Look.Fill, g.Key.Look.Hatched, g.Count()));

    private static double Words(Canvas canvas, double left, double top, double width, string text, int count)
    {
        var number = count.ToString("N0", CultureInfo.InvariantCulture);
        var x = left + SwatchWidth + 6;
        var lines = TextWidth.Wrap(text, Canvas.Small, left + width - x - TextWidth.Of(number, Canvas.Small) - 6, 3);
        for (var i = 0; i < lines.Count; i++)
        {
            canvas.Text(x, top + 9.8 + (i * 11), lines[i]);
        }

        canvas.Text(left + width, top + 9.8, number, LabelAnchor.End, Palette.QuietInk);
        return top + Row + ((lines.Count - 1) * 11);
    }
}
