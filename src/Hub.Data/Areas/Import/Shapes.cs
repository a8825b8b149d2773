using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.OverlayNG;
using CoverageUnion = NetTopologySuite.Coverage.CoverageUnion;

namespace Hub.Data.Areas.Import;

/// <summary>Shapes made from the published boundaries: drawings with shared edges, outlines of wider areas, neighbours.</summary>
internal static class Shapes
{
    // At 8 % no LSOA of West Mercia changes its area by more than 4 %, and 72,000 vertices become 27,000.
    private const double ShareOfWidth = 0.08;

    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    /// <summary>
    /// The LSOAs in British National Grid metres, simplified together: an edge that two share stays one edge, so neither gaps
    /// nor overlaps appear.
    /// </summary>
    public static Dictionary<string, Geometry> Draw(IReadOnlyDictionary<string, Geometry> boundaries, double toleranceMetres)
    {
        var codes = boundaries.Keys.Order(StringComparer.Ordinal).ToArray();
        var projected = codes.Select(code => Project(boundaries[code])).ToArray();
        var tolerances = projected.Select(p => Math.Min(toleranceMetres, ShareOfWidth * Math.Sqrt(p.Area))).ToArray();
        var simplified = CoverageSimplifier.Simplify(projected, tolerances);
        return codes.Zip(simplified).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    }

    /// <summary>
    /// One outline of several drawings. Where all boundaries fit together the shared edges fall away exactly; otherwise the
    /// slower general union copes with overlaps.
    /// </summary>
    public static Geometry Outline(IEnumerable<Geometry> drawings, bool fitTogether)
        => fitTogether
            ? CoverageUnion.Union([.. drawings])
            : OverlayNGRobust.Union([.. drawings.Select(d => d.IsValid ? d : GeometryFixer.Fix(d))]);

    /// <summary>Boundaries that overlap others or leave slivers between them, so that a point could lie in two or in none.</summary>
    public static int CountFaults(IReadOnlyDictionary<string, Geometry> boundaries)
        => CoverageValidator.Validate([.. boundaries.Values]).Count(fault => fault is { IsEmpty: false });

    /// <summary>Polygons that touch at an edge or a corner, both ways.</summary>
    public static IEnumerable<(string One, string Other)> Neighbours(IReadOnlyDictionary<string, Geometry> boundaries)
    {
        var tree = new STRtree<string>();
        foreach (var (code, boundary) in boundaries)
        {
            tree.Insert(boundary.EnvelopeInternal, code);
        }

        foreach (var (code, boundary) in boundaries)
        {
            var prepared = PreparedGeometryFactory.Prepare(boundary);
            foreach (var other in tree.Query(boundary.EnvelopeInternal))
            {
                if (string.CompareOrdinal(code, other) < 0 && prepared.Intersects(boundaries[other]))
                {
                    yield return (code, other);
                    yield return (other, code);
                }
            }
        }
    }

    /// <summary>A closed outline of longitude and latitude pairs as well-known binary.</summary>
    /// <exception cref="AreaFolderException">It is no outline.</exception>
    public static byte[] Outline(IReadOnlyList<IReadOnlyList<double>> points)
    {
        if (points.Count < 3 || points.Any(p => p.Count != 2))
        {
            throw new AreaFolderException(
                "The country's outline in hub.json must be at least three pairs of longitude and latitude. Correct it there.");
        }

        var ring = points.Select(p => new Coordinate(p[0], p[1])).ToList();
        if (!ring[0].Equals2D(ring[^1]))
        {
            ring.Add(ring[0].Copy());
        }

        return new WKBWriter().Write(Wgs84.CreatePolygon([.. ring]));
    }

    private static Geometry Project(Geometry boundary)
    {
        var copy = boundary.Copy();
        copy.Apply(new ToNationalGrid());
        copy.GeometryChanged();
        return copy;
    }

    private sealed class ToNationalGrid : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (easting, northing) = NationalGrid.FromWgs84(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, easting);
            seq.SetY(i, northing);
        }
    }
}
