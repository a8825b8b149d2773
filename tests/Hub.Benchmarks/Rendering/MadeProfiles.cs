using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Snapshot;
using Hub.Testing;

namespace Hub.Benchmarks.Rendering;

/// <summary>
/// Five written profiles of invented areas in their four editions, each with maps of as many small areas as a large policing area
/// has (900, with 24 points each, as boundaries are simplified for print).
/// </summary>
internal static class MadeProfiles
{
    private const int Across = 30, PointsPerSide = 6;

    private const double Side = 900;

    private static readonly string[] Areas = ["Quellmoor", "Tarnwick Vale", "Ostrand", "Pellmarsh", "Brackenhythe"];

    /// <summary>Twenty documents: area by area, the full edition first.</summary>
    public static IReadOnlyList<(Edition Edition, ProfileDocument Document)> All() =>
        [.. Areas.Select(Written).SelectMany(full => Enum.GetValues<Edition>()
            .Select(edition => (edition, ProfileAssembly.Assemble(EditionCut.For(full, edition)))))];

    /// <summary>The full edition of the first of them, before it is assembled.</summary>
    public static EditionContent Written() => Written(Areas[0], 0);

    private static EditionContent Written(string area, int index)
    {
        var sample = SampleSnapshot.Full();
        var figures = sample with
        {
            Front = sample.Front with { AreaName = area, AreaCode = $"X9900000{index + 1}" },
            Indicators = [.. sample.Indicators.Select(view => view.Cells.Count == 0 ? view : view with { Cells = Cells(index) })],
            Shapes = sample.Shapes with { Cells = [.. Enumerable.Range(0, Across * Across).Select(Cell)], Outline = [new("X99", area, [Outline()])] },
        };
        return SampleEdition.Full(figures);
    }

    private static IReadOnlyList<CellFigure> Cells(int index) => [.. Enumerable.Range(0, Across * Across).Select(c => new CellFigure(
        Code(c), (c + index) % 17 == 3 ? Figure.Suppressed(8) : Figure.Published(2 + ((c * (7 + index)) % 58), 1)))];

    private static AreaShape Cell(int cell)
    {
        double left = cell % Across * Side, bottom = cell / Across * Side;
        var points = new List<double>();
        for (var side = 0; side < 4; side++)
        {
            for (var i = 0; i < PointsPerSide; i++)
            {
                var along = i * Side / PointsPerSide;
                var (x, y) = side switch
                {
                    0 => (left + along, bottom),
                    1 => (left + Side, bottom + along),
                    2 => (left + Side - along, bottom + Side),
                    _ => (left, bottom + Side - along),
                };

                // Bent a little, the same for each area that shares the point.
                points.AddRange([x + (180 * Math.Sin(y / 310)), y + (180 * Math.Sin(x / 370))]);
            }
        }

        return new AreaShape(Code(cell), $"Neighbourhood {cell}", [[.. points, points[0], points[1]]]);
    }

    private static double[] Outline()
    {
        const double end = Across * Side;
        return [0, 0, end, 0, end, end, 0, end, 0, 0];
    }

    private static string Code(int cell) => FormattableString.Invariant($"X01{cell:000000}");
}
