using Hub.Data.Primitives;
using Hub.Data.Profiles.Document.Maps;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>Brings the frozen shapes of a snapshot into the form that maps are drawn from.</summary>
internal static class MapShapes
{
    /// <summary>The map of one indicator; a small area that has no figure is drawn as one without residents.</summary>
    public static ChoroplethData Of(
        SnapshotContent content, string keyTitle, IReadOnlyDictionary<string, Figure> rates, IReadOnlySet<string> hotSpots)
    {
        var shapes = content.Shapes;
        return new ChoroplethData(
            MapCoordinates.BritishNationalGrid,
            [.. shapes.Cells.Select(cell => new MapArea(
                cell.Code,
                cell.Name,
                Rings(cell),
                rates.TryGetValue(cell.Code, out var rate) ? rate : Figure.Withheld("no residents"),
                HasResidents: rates.ContainsKey(cell.Code),
                IsHotSpot: hotSpots.Contains(cell.Code)))],
            Rings(shapes.Outline),
            [.. shapes.Towns.Select((town, rank) => new MapTown(town.Name, new MapPoint(town.Easting, town.Northing), rank))],
            Wording.Sentence(keyTitle),
            Inset: shapes.Force.Count == 0
                ? null
                : new MapInset(content.Front.ForceName, Rings(shapes.Force), Rings(shapes.Outline)));
    }

    private static IReadOnlyList<IReadOnlyList<MapPoint>> Rings(IReadOnlyList<AreaShape> shapes)
        => [.. shapes.SelectMany(Rings)];

    private static IReadOnlyList<IReadOnlyList<MapPoint>> Rings(AreaShape shape)
        => [.. shape.Rings.Select(Points)];

    private static IReadOnlyList<MapPoint> Points(double[] ring)
    {
        var points = new MapPoint[ring.Length / 2];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new MapPoint(ring[2 * i], ring[(2 * i) + 1]);
        }

        return points;
    }
}
