using Hub.Data.Primitives;
using Hub.Data.Profiles.Document.Charts;

namespace Hub.Data.Profiles.Document.Maps;

/// <summary>
/// Draws a map of areas in up to five classes, light for low. Suppressed areas are hatched, areas without residents grey,
/// areas without data blank, both with a cross; none of them ever takes the colour of a class. Key, inset and scale bar
/// stand beside the map.
/// </summary>
public static class Choropleth
{
    private const double KeyColumn = 134;
    private const double Between = 16;
    private const double ScaleRoom = 30;
    private const double Top = 4;

    /// <summary>Draws the map, <paramref name="width"/> wide and at most <paramref name="maxHeight"/> high.</summary>
    public static Scene Build(ChoroplethData data, double width = Canvas.FullWidth, double maxHeight = 420)
    {
        var canvas = new Canvas();
        var mapWidth = width - KeyColumn - Between;
        var frame = new MapFrame(
            data.Coordinates, data.Areas.SelectMany(a => a.Rings).Concat(data.Outline), 2, Top, mapWidth - 4, maxHeight - ScaleRoom - Top);
        var breaks = ClassBreaks.Of(data.Areas.Where(a => a.HasResidents).Select(a => a.Value));
        DrawAreas(canvas, frame, data, breaks);
        DrawOutlines(canvas, frame, data);
        TownLabels.Draw(canvas, frame, data.Towns, mapWidth);

        var keyBottom = MapKey.Draw(canvas, data, breaks, width - KeyColumn, Top, KeyColumn);
        var insetRoom = data.Inset is null ? 0 : 120;
        var height = Math.Min(maxHeight, Math.Max(frame.Top + frame.Height + ScaleRoom, keyBottom + insetRoom));
        ScaleBar.Draw(canvas, frame.PointsPerMetre, 4, frame.Top + frame.Height + 12, mapWidth / 3);
        if (data.Inset is { } inset && height - keyBottom >= 60)
        {
            DrawInset(canvas, data.Coordinates, inset, width - KeyColumn, height, Math.Min(150, height - keyBottom - 10));
        }

        return canvas.ToScene(width, height);
    }

    /// <summary>How an area is filled, and whether it bears the cross of "nothing to show".</summary>
    internal static (string Fill, bool Hatched, bool Crossed) Look(MapArea area, ClassBreaks breaks) => area switch
    {
        { HasResidents: false } => (Palette.NoResidentsFill, false, true),
        { Value.Value: { } value } => (breaks.Classes[breaks.ClassOf(value)].Colour, false, false),
        { Value.State: FigureState.Suppressed } => (Palette.Paper, true, false),
        _ => (Palette.Paper, false, true),
    };

    /// <summary>The mark of an area that has nothing to show.</summary>
    internal static void Cross(Canvas canvas, ScenePoint at)
    {
        const double Arm = 1.8;
        canvas.Line(at.X - Arm, at.Y - Arm, at.X + Arm, at.Y + Arm, Palette.QuietInk, 0.8);
        canvas.Line(at.X - Arm, at.Y + Arm, at.X + Arm, at.Y - Arm, Palette.QuietInk, 0.8);
    }

    private static void DrawAreas(Canvas canvas, MapFrame frame, ChoroplethData data, ClassBreaks breaks)
    {
        // White lines part what is coloured; what is blank needs a grey one, drawn later so that it stays whole.
        var drawn = data.Areas
            .Select(a => (Rings: frame.Place(a.Rings).Select(Thinning.Of).ToList(), Look: Look(a, breaks)))
            .Where(a => a.Rings.Count > 0).ToList();
        foreach (var (rings, (fill, hatched, _)) in drawn.OrderBy(a => a.Look.Fill == Palette.Paper))
        {
            canvas.Add(new Polygon(rings, fill, fill == Palette.Paper ? Palette.LightGrey : Palette.Paper, 0.4, hatched));
        }

        foreach (var area in drawn.Where(a => a.Look.Crossed))
        {
            Cross(canvas, InnerPoint.Of(area.Rings));
        }
    }

    private static void DrawOutlines(Canvas canvas, MapFrame frame, ChoroplethData data)
    {
        foreach (var ring in frame.Place(data.Outline))
        {
            canvas.Add(new Polygon([ring], null, Palette.DarkGrey, 1.3));
        }

        var lines = OuterLines.Of(data.Areas.Where(a => a.IsHotSpot).SelectMany(a => frame.Place(a.Rings)));
        foreach (var line in lines)
        {
            canvas.Add(new Polyline(line, Palette.Paper, 3.4));
        }

        foreach (var line in lines)
        {
            canvas.Add(new Polyline(line, Palette.Ink, 1.9));
        }
    }

    private static void DrawInset(Canvas canvas, MapCoordinates coordinates, MapInset inset, double left, double bottom, double height)
    {
        var frame = new MapFrame(
            coordinates, inset.Areas.Concat(inset.ProfileArea), left, bottom - height, KeyColumn, height - 16);
        foreach (var ring in frame.Place(inset.Areas))
        {
            canvas.Add(new Polygon([ring], Palette.LightGrey, Palette.Paper, 0.5));
        }

        foreach (var ring in frame.Place(inset.ProfileArea))
        {
            canvas.Add(new Polygon([ring], Palette.DarkBlue, Palette.Paper, 0.5));
        }

        // Close under the force, however flat it lies in its room.
        var name = TextWidth.Shorten(inset.Name, Canvas.Small, KeyColumn);
        canvas.Text(
            left + (KeyColumn / 2), Math.Min(bottom - 3, frame.Top + frame.Height + 13), name, LabelAnchor.Middle, Palette.QuietInk);
    }
}
