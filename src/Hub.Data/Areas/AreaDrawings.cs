using Hub.Data.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Hub.Data.Areas;

/// <summary>A point in British National Grid metres.</summary>
public readonly record struct GridPoint(double Easting, double Northing);

/// <summary>
/// An area's outline for drawing: rings in British National Grid metres, to be filled even-odd (parts and holes). LSOAs were
/// simplified together, so the rings of neighbours share their vertices.
/// </summary>
public sealed record AreaDrawing(Area Area, IReadOnlyList<IReadOnlyList<GridPoint>> Rings);

/// <summary>A town to name on a map; lower rank first where room is short.</summary>
public sealed record MapPlace(string Name, double Longitude, double Latitude, GridPoint Point, int Rank);

/// <summary>What a map of an area is drawn from.</summary>
/// <param name="Outline">The area itself.</param>
/// <param name="Lsoas">Its LSOAs, in order of their codes.</param>
/// <param name="Places">Towns in it, the most important first.</param>
/// <param name="Context">The wider area it lies in (its force), for the inset; null where there is none.</param>
public sealed record AreaMap(
    AreaDrawing Outline, IReadOnlyList<AreaDrawing> Lsoas, IReadOnlyList<MapPlace> Places, AreaDrawing? Context);

/// <summary>Reads drawings of areas.</summary>
public sealed class AreaDrawings(AreaIndex index)
{
    /// <summary>The map of an area as at a day; null where the area has no LSOA then.</summary>
    public async Task<AreaMap?> MapAsync(HubSession session, Area area, DateOnly on)
    {
        var lsoas = index.LsoasOf(area, on).Select(code => index.Find(AreaKinds.Lsoa, code, on)!).ToList();
        var force = index.WiderAreas(area.Kind, area.Code, on).FirstOrDefault(a => a.Kind == AreaKinds.Force);
        var drawings = await DrawAsync(session, [area, .. lsoas, .. force is null ? Array.Empty<Area>() : [force]]);
        if (!drawings.TryGetValue(area.AreaId, out var outline))
        {
            return null;
        }

        var held = lsoas.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        var places = await new AreaQueries(session).PlacesAsync();
        return new AreaMap(
            outline,
            [.. lsoas.Select(l => drawings.GetValueOrDefault(l.AreaId)).OfType<AreaDrawing>()],
            [.. places.Where(p => index.LsoaAt(p.Longitude, p.Latitude) is { } lsoa && held.Contains(lsoa))],
            force is null ? null : drawings.GetValueOrDefault(force.AreaId));
    }

    /// <summary>Drawings by area id; an area without one is left out.</summary>
    public static async Task<IReadOnlyDictionary<long, AreaDrawing>> DrawAsync(HubSession session, IReadOnlyList<Area> areas)
    {
        var byId = areas.DistinctBy(a => a.AreaId).ToDictionary(a => a.AreaId);
        var reader = new WKBReader();
        return (await new AreaQueries(session).DrawingsAsync(byId.Keys))
            .ToDictionary(d => d.AreaId, d => new AreaDrawing(byId[d.AreaId], Rings(reader.Read(d.Drawing))));
    }

    private static List<IReadOnlyList<GridPoint>> Rings(Geometry geometry)
    {
        var rings = new List<IReadOnlyList<GridPoint>>();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon polygon)
            {
                rings.Add(Points(polygon.ExteriorRing));
                rings.AddRange(polygon.InteriorRings.Select(Points));
            }
        }

        return rings;
    }

    private static GridPoint[] Points(LineString ring) => [.. ring.Coordinates.Select(c => new GridPoint(c.X, c.Y))];
}
