using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;

namespace Hub.SampleForce.Geography;

/// <summary>
/// Small areas drawn by chance: dense in towns, wide in the country, relaxed until they look grown. A cell's outline is its
/// Voronoi cell with every edge bent once, so that two neighbours share their border point for point.
/// </summary>
internal sealed class Mesh
{
    private const double RuralSpacingKm = 4.1;
    private const double MarginKm = 12;
    private const int Relaxations = 3;

    private Mesh(IReadOnlyList<MeshCell> cells) => Cells = cells;

    /// <summary>The cells of the force, in the order of their sites.</summary>
    public IReadOnlyList<MeshCell> Cells { get; }

    /// <summary>Draws the mesh of a seed.</summary>
    public static Mesh Draw(int seed)
    {
        var dice = new Dice(seed, "mesh");
        var sites = Sites(dice);
        var towns = sites.Select(site => site.Town).ToArray();
        var points = sites.Select(site => new Coordinate(site.X, site.Y)).ToArray();
        for (var round = 0; round < Relaxations; round++)
        {
            Relax(points);
        }

        var rings = Voronoi(points);
        var inside = Enumerable.Range(0, points.Length)
            .Where(i => rings.ContainsKey(i) && (towns[i] is not null || Inside(points[i], seed)))
            .ToArray();
        var kept = LargestPart(inside, rings);
        return new Mesh(Bend(kept, points, towns, rings, seed));
    }

    private static List<(double X, double Y, Town? Town)> Sites(Dice dice)
    {
        var sites = new List<(double X, double Y, Town? Town)>();
        foreach (var town in Blueprint.Districts.SelectMany(district => district.Towns))
        {
            var own = new List<(double X, double Y)> { (town.X, town.Y) };
            while (own.Count < town.Cells)
            {
                own.Add(Farthest(dice, own, () => InTown(dice, town), point => 0.25 + (Distance(point, (town.X, town.Y)) / town.RadiusKm)));
            }

            sites.AddRange(own.Select(point => (point.X, point.Y, (Town?)town)));
        }

        var towns = Blueprint.Districts.SelectMany(district => district.Towns).ToArray();
        for (var misses = 0; misses < 3000;)
        {
            var point = (
                X: dice.Range(-MarginKm, Blueprint.WidthKm + MarginKm),
                Y: dice.Range(-MarginKm, Blueprint.HeightKm + MarginKm));
            var isFree = towns.All(town => Distance(point, (town.X, town.Y)) > town.RadiusKm + 1.4)
                && sites.All(site => site.Town is not null || Distance(point, (site.X, site.Y)) > RuralSpacingKm);
            if (isFree)
            {
                sites.Add((point.X, point.Y, null));
            }
            else
            {
                misses++;
            }
        }

        return sites;
    }

    private static (double X, double Y) InTown(Dice dice, Town town)
    {
        var radius = town.RadiusKm * Math.Pow(dice.Unit(), 0.7);
        var angle = dice.Range(0, 2 * Math.PI);
        return (town.X + (radius * Math.Cos(angle)), town.Y + (radius * Math.Sin(angle)));
    }

    // Best candidate of eight: even, yet not a grid. Distances count for less far from the centre, where cells are larger.
    private static (double X, double Y) Farthest(
        Dice dice, List<(double X, double Y)> taken, Func<(double X, double Y)> draw, Func<(double X, double Y), double> size)
    {
        var best = draw();
        var bestScore = -1.0;
        for (var i = 0; i < 8; i++)
        {
            var point = draw();
            var score = taken.Min(other => Distance(point, other)) / size(point);
            if (score > bestScore)
            {
                (best, bestScore) = (point, score);
            }
        }

        return best;
    }

    // The outline: an uneven egg around the middle of the board.
    private static bool Inside(Coordinate point, int seed)
    {
        var x = (point.X - (Blueprint.WidthKm / 2)) / (Blueprint.WidthKm / 2);
        var y = (point.Y - (Blueprint.HeightKm / 2)) / (Blueprint.HeightKm / 2);
        var angle = Math.Atan2(y, x);
        var phase = seed % 17;
        var edge = 0.99 + (0.05 * Math.Sin((3 * angle) + phase)) + (0.04 * Math.Sin((7 * angle) + (2 * phase)));
        return Math.Sqrt((x * x) + (y * y)) < edge;
    }

    private static void Relax(Coordinate[] points)
    {
        foreach (var (index, ring) in Voronoi(points))
        {
            var point = points[index];
            var isOnBoard = point.X > -MarginKm + 5 && point.X < Blueprint.WidthKm + MarginKm - 5
                && point.Y > -MarginKm + 5 && point.Y < Blueprint.HeightKm + MarginKm - 5;
            if (isOnBoard)
            {
                var centroid = new Polygon(new LinearRing(ring)).Centroid.Coordinate;
                points[index] = new Coordinate((point.X + centroid.X) / 2, (point.Y + centroid.Y) / 2);
            }
        }
    }

    private static Dictionary<int, Coordinate[]> Voronoi(Coordinate[] points)
    {
        var builder = new DelaunayTriangulationBuilder();
        builder.SetSites(points);
        var indexOf = new Dictionary<Coordinate, int>();
        for (var i = 0; i < points.Length; i++)
        {
            indexOf[points[i]] = i;
        }

        return builder.GetSubdivision().GetVoronoiCellPolygons(GeometryFactory.Default)
            .Select(cell => (Index: indexOf[(Coordinate)cell.UserData], cell.Coordinates))
            .ToDictionary(cell => cell.Index, cell => cell.Coordinates);
    }

    private static int[] LargestPart(int[] inside, Dictionary<int, Coordinate[]> rings)
    {
        var neighbours = Neighbours(inside, rings);
        var left = inside.ToHashSet();
        var best = new List<int>();
        foreach (var start in inside)
        {
            if (!left.Remove(start))
            {
                continue;
            }

            var part = new List<int> { start };
            for (var i = 0; i < part.Count; i++)
            {
                part.AddRange(neighbours[part[i]].Where(left.Remove));
            }

            best = part.Count > best.Count ? part : best;
        }

        best.Sort();
        return [.. best];
    }

    private static Dictionary<int, List<int>> Neighbours(int[] cells, Dictionary<int, Coordinate[]> rings)
    {
        var owners = new Dictionary<(Coordinate, Coordinate), int>();
        var neighbours = cells.ToDictionary(cell => cell, _ => new List<int>());
        foreach (var cell in cells)
        {
            foreach (var (from, to) in Edges(rings[cell]))
            {
                var key = Key(from, to);
                if (!owners.TryAdd(key, cell))
                {
                    neighbours[cell].Add(owners[key]);
                    neighbours[owners[key]].Add(cell);
                }
            }
        }

        return neighbours;
    }

    private static List<MeshCell> Bend(
        int[] kept, Coordinate[] points, Town?[] towns, Dictionary<int, Coordinate[]> rings, int seed)
    {
        var sitesOf = new Dictionary<(Coordinate, Coordinate), List<int>>();
        foreach (var (cell, ring) in rings.OrderBy(pair => pair.Key))
        {
            foreach (var (from, to) in Edges(ring))
            {
                var key = Key(from, to);
                if (!sitesOf.TryGetValue(key, out var sites))
                {
                    sitesOf[key] = sites = [];
                }

                sites.Add(cell);
            }
        }

        var bent = new Dictionary<(Coordinate, Coordinate), IReadOnlyList<Coordinate>>();
        var neighbours = Neighbours(kept, rings);
        var numberOf = kept.Select((cell, index) => (cell, index)).ToDictionary(pair => pair.cell, pair => pair.index);
        var result = new List<MeshCell>(kept.Length);
        foreach (var cell in kept)
        {
            var outline = new List<Coordinate>();
            foreach (var (from, to) in Edges(rings[cell]))
            {
                var key = Key(from, to);
                if (!bent.TryGetValue(key, out var line))
                {
                    bent[key] = line = BentEdge.Draw(key.Item1, key.Item2, [.. sitesOf[key].Select(site => points[site])], seed);
                }

                outline.AddRange(key.Item1.Equals2D(from) ? line.SkipLast(1) : line.Reverse().SkipLast(1));
            }

            result.Add(new MeshCell(
                numberOf[cell], points[cell], towns[cell], outline, [.. neighbours[cell].Select(other => numberOf[other]).Order()]));
        }

        return result;
    }

    private static IEnumerable<(Coordinate From, Coordinate To)> Edges(Coordinate[] ring)
    {
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            if (!ring[i].Equals2D(ring[i + 1]))
            {
                yield return (ring[i], ring[i + 1]);
            }
        }
    }

    private static (Coordinate, Coordinate) Key(Coordinate a, Coordinate b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);

    private static double Distance((double X, double Y) a, (double X, double Y) b)
        => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}

/// <summary>One small area in kilometres: its site, town if any, open outline and neighbours inside the force.</summary>
internal sealed record MeshCell(int Index, Coordinate Site, Town? Town, IReadOnlyList<Coordinate> Outline, IReadOnlyList<int> Neighbours);
