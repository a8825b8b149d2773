using System.Globalization;
using NetTopologySuite.Geometries;

namespace Hub.SampleForce.Geography;

/// <summary>
/// Bends the straight border between two cells as a hedge or a stream would run. The bend stays inside the diamond made by
/// the border's ends and the two cells' sites; these diamonds never overlap, so bent borders never cross.
/// </summary>
internal static class BentEdge
{
    private const double Strength = 0.13;
    private const double ShareOfDiamond = 0.55;

    /// <summary>The bent border from <paramref name="from"/> to <paramref name="to"/>, both ends included.</summary>
    public static IReadOnlyList<Coordinate> Draw(Coordinate from, Coordinate to, IReadOnlyList<Coordinate> sites, int seed)
    {
        var length = from.Distance(to);
        if (length < 0.08 || sites.Count < 2)
        {
            return [from, to];
        }

        var pieces = length < 0.3 ? 4 : length < 1.2 ? 8 : 16;
        var dice = new Dice(seed, string.Create(CultureInfo.InvariantCulture, $"edge {from.X:F6} {from.Y:F6} {to.X:F6} {to.Y:F6}"));
        var offsets = new double[pieces + 1];
        Displace(offsets, 0, pieces, Strength * length, dice);

        var (ux, uy) = ((to.X - from.X) / length, (to.Y - from.Y) / length);
        var line = new Coordinate[pieces + 1];
        line[0] = from;
        line[pieces] = to;
        for (var i = 1; i < pieces; i++)
        {
            var along = length * i / pieces;
            var offset = Math.Clamp(
                offsets[i], -ShareOfDiamond * Room(along, -1), ShareOfDiamond * Room(along, 1));
            line[i] = new Coordinate(from.X + (ux * along) - (uy * offset), from.Y + (uy * along) + (ux * offset));
        }

        return line;

        // How far a point may leave the straight line on one side: the height of the triangle of that side's site above it.
        double Room(double along, int side)
        {
            var room = 0.0;
            foreach (var site in sites)
            {
                var (dx, dy) = (site.X - from.X, site.Y - from.Y);
                var height = ((ux * dy) - (uy * dx)) * side;
                if (height > 0)
                {
                    var foot = (ux * dx) + (uy * dy);
                    var rising = foot > 0 ? height * along / foot : double.MaxValue;
                    var falling = foot < length ? height * (length - along) / (length - foot) : double.MaxValue;
                    room = Math.Max(room, Math.Min(rising, falling));
                }
            }

            return room;
        }
    }

    private static void Displace(double[] offsets, int low, int high, double amplitude, Dice dice)
    {
        if (high - low < 2)
        {
            return;
        }

        var middle = (low + high) / 2;
        offsets[middle] = ((offsets[low] + offsets[high]) / 2) + (amplitude * dice.Range(-1, 1));
        Displace(offsets, low, middle, amplitude * 0.55, dice);
        Displace(offsets, middle, high, amplitude * 0.55, dice);
    }
}
