using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Document.Maps;

namespace Hub.Testing.Documents;

/// <summary>Drawings of invented figures, made by the builders that profiles use: strips, bars, trends, a map of many areas.</summary>
public static class SampleScenes
{
    private const double CellMetres = 900;

    /// <summary>A rate against the force's, with its interval.</summary>
    public static Scene Strip(decimal ratio, decimal lower, decimal upper)
        => RateStrip.Build(new RateRatio(Rate(ratio), Rate(lower), Rate(upper)), scaleEnd: 2);

    /// <summary>Bars with one suppressed value and the force as reference.</summary>
    public static Scene Bars(IReadOnlyList<string> names, int seed)
    {
        var bars = names.Select((name, i) => new Bar(
            name, i == 2 ? Figure.Suppressed(8) : Figure.Released(40 + (((i * 53) + (seed * 37)) % 52 * 5)), IsFocus: i == 0));
        return BarChart.Build([.. bars], new BarReference("Force average", Figure.Released(120)));
    }

    /// <summary>Two years of months with three missing, beside the force.</summary>
    public static Scene Trend(int seed)
    {
        var months = Enumerable.Range(0, 24).Select(m => new DateOnly(2024, 1, 1).AddMonths(m)).ToList();
        var subject = months.Select((_, m) => m is >= 14 and < 17 ? Figure.NotReceived() : Figure.Released(Level(m, seed) + (m > 17 ? 40 : 0)));
        var force = months.Select((_, m) => Figure.Released(Level(m, seed + 5) - 30));
        return TrendChart.Build(new TrendData(
            months, [new TrendSeries("Northmarch", [.. subject]), new TrendSeries("Force average", [.. force])], []));
    }

    /// <summary>A map of <paramref name="across"/> by <paramref name="down"/> ragged areas of 24 points each.</summary>
    public static Scene Map(int across, int down)
    {
        var areas = new List<MapArea>();
        for (var row = 0; row < down; row++)
        {
            for (var column = 0; column < across; column++)
            {
                var distance = Math.Sqrt(Math.Pow(row - (down * 0.35), 2) + Math.Pow(column - (across * 0.6), 2));
                var value = Math.Max(2, 60 - (int)(distance * 60 / across)) + (((row * 7) + (column * 13)) % 9);
                var figure = value % 17 == 3 ? Figure.Suppressed(8) : Figure.Published(value);
                areas.Add(new MapArea($"X{row}-{column}", "", [Ring(column, row)], figure, HasResidents: value % 29 != 1, IsHotSpot: distance < 2));
            }
        }

        double width = across * CellMetres, height = down * CellMetres;
        MapTown[] towns =
        [
            new("Northmarch", new MapPoint(width * 0.6, height * 0.65), 1), new("Ellerford", new MapPoint(width * 0.25, height * 0.3), 2),
        ];
        return Choropleth.Build(new ChoroplethData(
            MapCoordinates.BritishNationalGrid, areas,
            [[new(0, 0), new(width, 0), new(width, height), new(0, height)]], towns, "Offences per 1,000 residents"));
    }

    private static Figure Rate(decimal value) => Figure.Published(value, 2);

    private static int Level(int month, int seed) => 100 + (((month * 29) + (seed * 31)) % 45) + (int)(20 * Math.Sin(month / 2.0));

    private static List<MapPoint> Ring(int column, int row)
    {
        const int pointsPerSide = 6;
        var ring = new List<MapPoint>();
        for (var side = 0; side < 4; side++)
        {
            for (var i = 0; i < pointsPerSide; i++)
            {
                var along = i / (double)pointsPerSide * CellMetres;
                double left = column * CellMetres, bottom = row * CellMetres;
                ring.Add(side switch
                {
                    0 => Bent(left + along, bottom),
                    1 => Bent(left + CellMetres, bottom + along),
                    2 => Bent(left + CellMetres - along, bottom + CellMetres),
                    _ => Bent(left, bottom + CellMetres - along),
                });
            }
        }

        return ring;
    }

    /// <summary>Moves a point a little, the same for each area that shares it.</summary>
    private static MapPoint Bent(double x, double y) => new(x + (180 * Math.Sin(y / 310)), y + (180 * Math.Sin(x / 370)));
}
