namespace Hub.Data.Profiles.Document.Maps;

/// <summary>
/// From coordinates to points of a scene: equal scale in both directions, fitted into a rectangle. Degrees are taken as a
/// plane at the middle latitude, which over one force is right to less than a line's width.
/// </summary>
internal sealed class MapFrame
{
    /// <summary>Metres of one degree of latitude (mean of the WGS84 ellipsoid).</summary>
    private const double MetresPerDegree = 111_195;

    private readonly double _minX;
    private readonly double _maxY;
    private readonly double _scaleX;
    private readonly double _scaleY;

    /// <summary>Fits all of <paramref name="rings"/> into the rectangle, centred from left to right and at its top.</summary>
    public MapFrame(
        MapCoordinates coordinates, IEnumerable<IReadOnlyList<MapPoint>> rings, double left, double top, double width, double maxHeight)
    {
        var (minX, minY, maxX, maxY) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var point in rings.SelectMany(r => r))
        {
            (minX, maxX) = (Math.Min(minX, point.X), Math.Max(maxX, point.X));
            (minY, maxY) = (Math.Min(minY, point.Y), Math.Max(maxY, point.Y));
        }

        if (minX > maxX)
        {
            (minX, minY, maxX, maxY) = (0, 0, 1, 1);
        }

        var metresX = coordinates == MapCoordinates.Wgs84 ? MetresPerDegree * Math.Cos((minY + maxY) / 2 * Math.PI / 180) : 1;
        var metresY = coordinates == MapCoordinates.Wgs84 ? MetresPerDegree : 1;
        var spanX = Math.Max((maxX - minX) * metresX, 1e-6);
        var spanY = Math.Max((maxY - minY) * metresY, 1e-6);
        PointsPerMetre = Math.Min(width / spanX, maxHeight / spanY);
        (_scaleX, _scaleY) = (PointsPerMetre * metresX, PointsPerMetre * metresY);
        (_minX, _maxY) = (minX, maxY);
        (Width, Height) = (spanX * PointsPerMetre, spanY * PointsPerMetre);
        (Left, Top) = (left + ((width - Width) / 2), top);
    }

    /// <summary>Scale of the drawing.</summary>
    public double PointsPerMetre { get; }

    /// <summary>Left edge of the drawn areas.</summary>
    public double Left { get; }

    /// <summary>Top edge of the drawn areas.</summary>
    public double Top { get; }

    /// <summary>Width of the drawn areas.</summary>
    public double Width { get; }

    /// <summary>Height of the drawn areas.</summary>
    public double Height { get; }

    /// <summary>Where a place stands, to a tenth of a point: finer is neither seen nor printed.</summary>
    public ScenePoint Place(MapPoint point) => new(
        Math.Round(Left + ((point.X - _minX) * _scaleX), 1), Math.Round(Top + ((_maxY - point.Y) * _scaleY), 1));

    /// <summary>Rings as drawn, without points that fall together and without rings that shrink to nothing.</summary>
    public IReadOnlyList<IReadOnlyList<ScenePoint>> Place(IReadOnlyList<IReadOnlyList<MapPoint>> rings)
    {
        var placed = new List<IReadOnlyList<ScenePoint>>(rings.Count);
        foreach (var ring in rings)
        {
            var points = new List<ScenePoint>(ring.Count);
            foreach (var point in ring)
            {
                var at = Place(point);
                if (points.Count == 0 || points[^1] != at)
                {
                    points.Add(at);
                }
            }

            if (points.Count > 1 && points[0] == points[^1])
            {
                points.RemoveAt(points.Count - 1);
            }

            if (points.Count > 2)
            {
                placed.Add(points);
            }
        }

        return placed;
    }
}
