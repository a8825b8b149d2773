namespace Hub.Data.Profiles.Document.Maps;

/// <summary>
/// The outline around areas that touch: edges that two areas share cancel out, what is left is joined into lines. Areas
/// whose common border is not point for point the same keep both edges, which only draws the border between them.
/// </summary>
internal static class OuterLines
{
    /// <summary>The lines around <paramref name="rings"/>, closed ones ending where they began.</summary>
    public static IReadOnlyList<IReadOnlyList<ScenePoint>> Of(IEnumerable<IReadOnlyList<ScenePoint>> rings)
    {
        // In the order met, so that equal input gives equal output.
        var edges = new List<(ScenePoint A, ScenePoint B)>();
        var seen = new Dictionary<(ScenePoint, ScenePoint), int>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
                if (a == b)
                {
                    continue;
                }

                edges.Add((a, b));
                seen[Key(a, b)] = seen.GetValueOrDefault(Key(a, b)) + 1;
            }
        }

        return Join([.. edges.Where(e => seen[Key(e.A, e.B)] == 1)]);
    }

    private static (ScenePoint, ScenePoint) Key(ScenePoint a, ScenePoint b)
        => a.X < b.X || (a.X == b.X && a.Y < b.Y) ? (a, b) : (b, a);

    private static List<IReadOnlyList<ScenePoint>> Join(List<(ScenePoint A, ScenePoint B)> edges)
    {
        var at = new Dictionary<ScenePoint, List<int>>();
        for (var i = 0; i < edges.Count; i++)
        {
            foreach (var end in (ScenePoint[])[edges[i].A, edges[i].B])
            {
                if (!at.TryGetValue(end, out var list))
                {
                    at[end] = list = [];
                }

                list.Add(i);
            }
        }

        var used = new bool[edges.Count];
        var lines = new List<IReadOnlyList<ScenePoint>>();
        for (var i = 0; i < edges.Count; i++)
        {
            if (used[i])
            {
                continue;
            }

            used[i] = true;
            var line = new List<ScenePoint> { edges[i].A, edges[i].B };
            while (at[line[^1]].FirstOrDefault(e => !used[e], -1) is >= 0 and var next)
            {
                used[next] = true;
                line.Add(edges[next].A == line[^1] ? edges[next].B : edges[next].A);
            }

            lines.Add(line);
        }

        return lines;
    }
}
