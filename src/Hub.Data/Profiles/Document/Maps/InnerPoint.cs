namespace Hub.Data.Profiles.Document.Maps;

/// <summary>A point inside an area, near its middle: where a mark for the whole area stands.</summary>
internal static class InnerPoint
{
    /// <summary>
    /// The middle of the widest stretch inside the area on a few horizontal lines through it (even-odd, so never in a hole).
    /// </summary>
    public static ScenePoint Of(IReadOnlyList<IReadOnlyList<ScenePoint>> rings)
    {
        var top = rings.SelectMany(r => r).Min(p => p.Y);
        var bottom = rings.SelectMany(r => r).Max(p => p.Y);
        var (best, width) = (rings[0][0], -1d);
        foreach (var share in (double[])[0.5, 0.35, 0.65, 0.2, 0.8])
        {
            // Off the grid of tenths, so that no line runs through a corner.
            var y = top + ((bottom - top) * share) + 0.013;
            var crossings = rings.SelectMany(r => Crossings(r, y)).Order().ToList();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                if (crossings[i + 1] - crossings[i] > width + 0.5)
                {
                    width = crossings[i + 1] - crossings[i];
                    best = new ScenePoint((crossings[i] + crossings[i + 1]) / 2, y);
                }
            }
        }

        return best;
    }

    private static IEnumerable<double> Crossings(IReadOnlyList<ScenePoint> ring, double y)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            if ((a.Y > y) != (b.Y > y))
            {
                yield return a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X));
            }
        }
    }
}
