namespace Hub.Data.Profiles.Document.Maps;

/// <summary>
/// Leaves out points of a ring that nobody would see: those within a sixth of a point of the line that stays. Half of a boundary's
/// points are such at the size of a page, and its file is as much smaller.
/// </summary>
internal static class Thinning
{
    /// <summary>
    /// Points of a page: under half the white line between areas, so that no gap shows where two areas keep different points.
    /// </summary>
    private const double Tolerance = 0.16;

    /// <summary>So many points in a row may go at most: it bounds the work, not the error.</summary>
    private const int MostInARow = 12;

    /// <summary>The ring with its first point and at least three points.</summary>
    public static IReadOnlyList<ScenePoint> Of(IReadOnlyList<ScenePoint> ring)
    {
        if (ring.Count <= 4)
        {
            return ring;
        }

        var kept = new List<ScenePoint>(ring.Count) { ring[0] };
        var last = 0;
        for (var next = 2; next < ring.Count; next++)
        {
            if (next - last > MostInARow || !Covers(ring, last, next))
            {
                last = next - 1;
                kept.Add(ring[last]);
            }
        }

        kept.Add(ring[^1]);
        return kept.Count > 2 ? kept : ring;
    }

    /// <summary>Whether the line from one point to another passes close to all points between them.</summary>
    private static bool Covers(IReadOnlyList<ScenePoint> ring, int from, int to)
    {
        var (a, b) = (ring[from], ring[to]);
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        for (var i = from + 1; i < to; i++)
        {
            var (px, py) = (ring[i].X - a.X, ring[i].Y - a.Y);
            var along = length == 0 ? 0 : Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1);
            var (ex, ey) = (px - (along * dx), py - (along * dy));
            if ((ex * ex) + (ey * ey) > Tolerance * Tolerance)
            {
                return false;
            }
        }

        return true;
    }
}
