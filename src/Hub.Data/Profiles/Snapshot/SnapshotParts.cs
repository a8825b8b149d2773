using Hub.Data.Areas;
using Hub.Data.Indicators.Released;
using Hub.Data.Profiles.Document;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>Parts of a snapshot that are taken over from other features without being computed.</summary>
internal static class SnapshotParts
{
    /// <summary>The rows of the coverage grid: the period's months of every source that serves the area.</summary>
    /// <param name="newest">Last day of the newest data of each agency and kind, however old: a table published for 2023 is in.</param>
    public static IReadOnlyList<SourceRow> Sources(
        IEnumerable<AgencyReturns> returns,
        IReadOnlyDictionary<(string Agency, string Kind), DateOnly> newest,
        DateOnly from,
        DateOnly until)
        => [.. returns.Select(r =>
        {
            var months = r.Months.Where(m => m.Month >= from && m.Month < until).ToList();
            DateOnly? newestOn = newest.TryGetValue((r.Agency, r.Kind), out var day) ? day : null;
            return new SourceRow(
                r.AgencyName,
                r.Kind,
                r.KindTitle,
                r.Every,
                [.. months.Select(m => m.Month)],
                [.. months.Select(m => State(m.State))],
                newestOn,
                newestOn is not null,
                "");
        }).OrderBy(s => s.Agency, StringComparer.Ordinal).ThenBy(s => s.Title, StringComparer.Ordinal)];

    /// <summary>Shapes of the area, its small areas, its neighbours of the same kind and its towns.</summary>
    public static AreaShapes Shapes(AreaMap? map, IEnumerable<AreaDrawing> siblings)
        => map is null
            ? new AreaShapes([], [], [], [])
            : new AreaShapes(
                [.. map.Lsoas.Select(Shape)],
                [Shape(map.Outline)],
                [.. siblings.Select(Shape)],
                [.. map.Places.Select(p => new Town(p.Name, Math.Round(p.Point.Easting), Math.Round(p.Point.Northing)))]);

    private static AreaShape Shape(AreaDrawing drawing) => new(
        drawing.Area.Code,
        drawing.Area.Name,
        [.. drawing.Rings.Select(ring => ring.SelectMany(p => new[] { Math.Round(p.Easting), Math.Round(p.Northing) }).ToArray())]);

    private static CoverageState State(ReturnState state) => state switch
    {
        ReturnState.Received => CoverageState.Received,
        ReturnState.Late => CoverageState.Late,
        ReturnState.Missing => CoverageState.Missing,
        ReturnState.Nil => CoverageState.Nil,
        ReturnState.NotDue => CoverageState.NotDue,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
