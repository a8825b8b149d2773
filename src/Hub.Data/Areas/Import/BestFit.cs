using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Hub.Data.Areas.Import;

/// <summary>
/// Fits LSOAs to areas they do not nest in: the area that holds most of the LSOA's postcodes, or, where it has none, most of
/// its land. Over the eight districts of West Mercia whose wards did not change in 2025 this agrees with the published best fit,
/// which counts residents, for 95 of 100 LSOAs; so a published lookup is used wherever there is one.
/// </summary>
internal sealed class BestFit
{
    private readonly PointLocator _locator;
    private readonly STRtree<string> _tree = new();
    private readonly IReadOnlyDictionary<string, Geometry> _areas;
    private readonly ILookup<string, (string Lsoa, double Longitude, double Latitude)> _points;

    public BestFit(
        IReadOnlyDictionary<string, Geometry> areas, IEnumerable<(string Lsoa, double Longitude, double Latitude)> points)
    {
        _areas = areas;
        _locator = new PointLocator(areas);
        _points = points.ToLookup(p => p.Lsoa, StringComparer.Ordinal);
        foreach (var (code, boundary) in areas)
        {
            _tree.Insert(boundary.EnvelopeInternal, code);
        }
    }

    /// <summary>The fitting area of each LSOA; an LSOA that meets none is left out.</summary>
    public IEnumerable<(string Lsoa, string Code)> Fit(IEnumerable<KeyValuePair<string, Geometry>> lsoas)
    {
        foreach (var (lsoa, boundary) in lsoas)
        {
            var byPostcode = _points[lsoa]
                .Select(p => _locator.Find(p.Longitude, p.Latitude))
                .OfType<string>()
                .GroupBy(code => code, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .FirstOrDefault()?.Key;
            if ((byPostcode ?? ByLand(boundary)) is { } code)
            {
                yield return (lsoa, code);
            }
        }
    }

    private string? ByLand(Geometry boundary)
        => _tree.Query(boundary.EnvelopeInternal)
            .Select(code => (code, area: _areas[code].Intersection(boundary).Area))
            .Where(fit => fit.area > 0)
            .OrderByDescending(fit => fit.area)
            .ThenBy(fit => fit.code, StringComparer.Ordinal)
            .FirstOrDefault().code;
}
