using Dapper;
using Hub.Data.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>Reads the simplified shapes that maps are drawn from: British National Grid, whole metres.</summary>
internal static class ShapeQueries
{
    private sealed record DrawingRow(string Code, string Name, byte[] Drawing);

    public static async Task<AreaShapes> ReadAsync(HubSession session, ProfileArea area, DateOnly on)
    {
        var cells = await session.Connection.QueryAsync<DrawingRow>(session.Command(
            """
            select a.code, a.name, a.drawing
            from area.lsoa_memberships m
            join area.areas a on a.kind = 'lsoa' and a.code = m.lsoa21 and a.valid_from <= @on and @on < a.valid_until
            where m.area_id = @AreaId and m.valid_from <= @on and @on < m.valid_until and a.drawing is not null
            order by a.code
            """,
            new { area.AreaId, on }));
        var force = (await session.Connection.QueryAsync<DrawingRow>(session.Command(
            """
            select a.code, a.name, a.drawing
            from area.areas a
            where a.kind = @Kind and a.valid_from <= @on and @on < a.valid_until and a.drawing is not null
            order by a.code
            """,
            new { area.Kind, on }))).ToList();
        var outline = force.Where(f => f.Code == area.Code).Select(f => (Row: f, Geometry: Read(f.Drawing))).ToList();
        var towns = await session.Connection.QueryAsync<Town>(session.Command(
            "select name, easting, northing from area.places order by rank, name"));
        return new AreaShapes(
            [.. cells.Select(c => Shape(c, Read(c.Drawing)))],
            [.. outline.Select(o => Shape(o.Row, o.Geometry))],
            [.. force.Select(f => Shape(f, Read(f.Drawing)))],
            [.. towns.Where(t => outline.Any(o => o.Geometry.Contains(new Point(t.Easting, t.Northing))))]);
    }

    private static Geometry Read(byte[] wellKnownBinary) => new WKBReader().Read(wellKnownBinary);

    private static AreaShape Shape(DrawingRow row, Geometry geometry)
    {
        var rings = new List<double[]>();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon polygon)
            {
                rings.Add(Flat(polygon.ExteriorRing));
                rings.AddRange(polygon.InteriorRings.Select(Flat));
            }
        }

        return new AreaShape(row.Code, row.Name, rings);
    }

    private static double[] Flat(LineString ring)
        => [.. ring.Coordinates.SelectMany(c => new[] { Math.Round(c.X), Math.Round(c.Y) })];
}
