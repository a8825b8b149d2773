using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Hub.Data.Areas;

/// <summary>
/// Finds the polygon that a point lies in. A point on a shared edge belongs to the polygon whose code comes first, so the
/// answer does not depend on the order of loading. Safe to use from several threads once made.
/// </summary>
internal sealed class PointLocator
{
    private readonly STRtree<(string Code, IndexedPointInAreaLocator Locator)> _tree = new();

    /// <summary>Builds the index over polygons, in one coordinate system.</summary>
    public PointLocator(IEnumerable<KeyValuePair<string, Geometry>> polygons)
    {
        foreach (var (code, polygon) in polygons)
        {
            var locator = new IndexedPointInAreaLocator(polygon);

            // The first question builds the locator's index: asked here, later questions only read it.
            locator.Locate(polygon.Coordinate);
            _tree.Insert(polygon.EnvelopeInternal, (code, locator));
        }

        _tree.Build();
    }

    /// <summary>The code of the polygon that holds the point; null where none does.</summary>
    public string? Find(double x, double y)
    {
        var point = new Coordinate(x, y);
        string? found = null;
        foreach (var (code, locator) in _tree.Query(new Envelope(point)))
        {
            if ((found is null || string.CompareOrdinal(code, found) < 0) && locator.Locate(point) != Location.Exterior)
            {
                found = code;
            }
        }

        return found;
    }
}
