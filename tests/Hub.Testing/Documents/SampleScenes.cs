using System.Globalization;
using Hub.Data.Profiles.Document;

namespace Hub.Testing.Documents;

/// <summary>Drawings of invented figures that use every shape: strips, bars, lines, a map of many areas.</summary>
public static class SampleScenes
{
    private const double Width = 493;

    /// <summary>A dot with its interval against a scale, 160 by 18 points.</summary>
    public static Scene Strip(double value, double low, double high) => new(160, 18,
    [
        new Polyline([new(0, 9), new(160, 9)], Palette.LightGrey, 1),
        new Polyline([new(80, 2), new(80, 16)], Palette.MidGrey, 1, Dashed: true),
        new Polyline([new(low, 9), new(high, 9)], Palette.DarkBlue, 3),
        new Disc(value, 9, 4.5, Palette.DarkBlue, Palette.Paper, 1),
    ]);

    /// <summary>Bars from zero with direct labels; the third value is suppressed and hatched.</summary>
    public static Scene Bars(IReadOnlyList<string> names, int seed)
    {
        var shapes = new List<Shape>();
        for (var i = 0; i < names.Count; i++)
        {
            double y = 6 + (i * 24), length = 40 + ((i * 53 + seed * 37) % 260);
            shapes.Add(new Label(116, y + 12, names[i], 10, Palette.Ink, LabelAnchor.End));
            IReadOnlyList<ScenePoint> bar = [new(122, y), new(122 + length, y), new(122 + length, y + 16), new(122, y + 16)];
            var isSuppressed = i == 2;
            shapes.Add(new Polygon([bar], isSuppressed ? null : Palette.DarkBlue, isSuppressed ? Palette.MidGrey : null, 0.8, isSuppressed));
            var text = isSuppressed ? "fewer than 8" : (length * 3).ToString("N0", CultureInfo.InvariantCulture);
            shapes.Add(new Label(128 + length, y + 12, text, 10, Palette.Ink, LabelAnchor.Start, Bold: i == 0));
        }

        return new Scene(Width, (names.Count * 24) + 8, shapes);
    }

    /// <summary>Two years of months as a line with a gap, beside a dashed comparison.</summary>
    public static Scene Trend(int seed)
    {
        var shapes = new List<Shape>();
        for (var step = 0; step <= 4; step++)
        {
            var y = 170 - (step * 40.0);
            shapes.Add(new Polyline([new(36, y), new(Width - 70, y)], step == 0 ? Palette.DarkGrey : Palette.Grid, step == 0 ? 1 : 0.6));
            shapes.Add(new Label(30, y + 3.5, (step * 50).ToString(CultureInfo.InvariantCulture), 10, Palette.QuietInk, LabelAnchor.End));
        }

        shapes.Add(new Polyline([.. Points(seed, 0, 14)], Palette.DarkBlue, 2));
        shapes.Add(new Polygon([[new(265, 10), new(297, 10), new(297, 170), new(265, 170)]], Palette.GapFill, null, 0));
        shapes.Add(new Label(281, 24, "not received", 9, Palette.QuietInk, LabelAnchor.Middle));
        shapes.Add(new Polyline([.. Points(seed, 17, 24)], Palette.DarkBlue, 2));
        shapes.Add(new Polyline([.. Points(seed + 5, 0, 24)], Palette.MidGrey, 1.5, Dashed: true));
        shapes.Add(new Label(Width - 64, 60, "Northmarch", 10, Palette.DarkBlue, LabelAnchor.Start, Bold: true));
        shapes.Add(new Label(Width - 64, 110, "Force", 10, Palette.QuietInk, LabelAnchor.Start));
        for (var month = 0; month < 24; month += 6)
        {
            var name = new DateOnly(2024, 1, 1).AddMonths(month).ToString("MMM yyyy", CultureInfo.InvariantCulture);
            shapes.Add(new Label(36 + (month * 16.5), 186, name, 10, Palette.QuietInk, LabelAnchor.Start));
        }

        return new Scene(Width, 194, shapes);
    }

    /// <summary>A map of <paramref name="across"/> by <paramref name="down"/> ragged areas with a key, an outline and town names.</summary>
    public static Scene Map(int across, int down)
    {
        var shapes = new List<Shape>();
        double cellWidth = 380.0 / across, cellHeight = 360.0 / down;
        for (var row = 0; row < down; row++)
        {
            for (var column = 0; column < across; column++)
            {
                var step = ((row * 7) + (column * 13) + (row * column)) % 11;
                var ring = Ring((column * cellWidth) + 4, (row * cellHeight) + 4, cellWidth, cellHeight, row + column);
                var isHatched = step == 10;
                shapes.Add(new Polygon([ring], isHatched ? Palette.Paper : Palette.Sequential[step / 2 % 5], Palette.Paper, 0.5, isHatched));
            }
        }

        shapes.Add(new Polygon([[new(4, 4), new(384, 4), new(384, 364), new(4, 364)]], null, Palette.DarkGrey, 1.5));
        shapes.Add(new Label(120, 120, "Northmarch", 11, Palette.Ink, LabelAnchor.Middle, Bold: true, Halo: true));
        shapes.Add(new Label(280, 250, "Ellerford", 10, Palette.Ink, LabelAnchor.Middle, Halo: true));
        shapes.Add(new Disc(280, 256, 2.5, Palette.Ink, Palette.Paper, 1));
        for (var i = 0; i < 5; i++)
        {
            shapes.Add(new Polygon([[new(400, 20 + (i * 20)), new(418, 20 + (i * 20)), new(418, 34 + (i * 20)), new(400, 34 + (i * 20))]],
                Palette.Sequential[i], null, 0));
            shapes.Add(new Label(424, 31 + (i * 20), $"{i * 5} to {(i * 5) + 4}", 10, Palette.Ink, LabelAnchor.Start));
        }

        return new Scene(Width, 370, shapes);
    }

    private static IEnumerable<ScenePoint> Points(int seed, int from, int until)
    {
        for (var month = from; month < until; month++)
        {
            yield return new ScenePoint(44 + (month * 16.5), 150 - (((month * 29) + (seed * 31)) % 60) - (month * 1.5));
        }
    }

    private static List<ScenePoint> Ring(double x, double y, double width, double height, int seed)
    {
        const int pointsPerSide = 6;
        var ring = new List<ScenePoint>();
        for (var side = 0; side < 4; side++)
        {
            for (var i = 0; i < pointsPerSide; i++)
            {
                var along = i / (double)pointsPerSide;
                var wobble = i == 0 ? 0 : Math.Sin(seed + i + side) * 0.6;
                ring.Add(side switch
                {
                    0 => new ScenePoint(x + (along * width), y + wobble),
                    1 => new ScenePoint(x + width + wobble, y + (along * height)),
                    2 => new ScenePoint(x + width - (along * width), y + height + wobble),
                    _ => new ScenePoint(x + wobble, y + height - (along * height)),
                });
            }
        }

        return ring;
    }
}
