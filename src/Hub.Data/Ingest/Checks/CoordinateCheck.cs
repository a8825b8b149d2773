using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Checks;

/// <summary>
/// Coordinates that cannot be right: longitude and latitude exchanged, degrees where metres belong, or a point off the United
/// Kingdom. A row is not dropped for it; it is placed by what else it carries, or counted as unplaced.
/// </summary>
internal sealed class CoordinateCheck
{
    private readonly int _x;
    private readonly int _y;
    private readonly bool _isGrid;
    private readonly ProblemKind _swapped;
    private readonly ProblemKind _notInUk;

    private CoordinateCheck(int x, int y, bool isGrid, FieldFaults faults)
        => (_x, _y, _isGrid, _swapped, _notInUk) = (x, y, isGrid, faults.SwappedCoordinates, faults.NotInUk);

    /// <summary>The check of a kind with coordinates; null for any other.</summary>
    public static CoordinateCheck? Of(DatasetKind kind, Func<string, int> place, Func<string, FieldFaults> faults)
        => kind.Roles.Place switch
        {
            { Longitude: { } longitude, Latitude: { } latitude } => new(place(longitude), place(latitude), false, faults(longitude)),
            { Easting: { } easting, Northing: { } northing } => new(place(easting), place(northing), true, faults(easting)),
            _ => null,
        };

    /// <summary>Checks a row's coordinates; impossible ones are taken out of the row so that nothing is placed by them.</summary>
    public void Check(RowValues row, ProblemLog log)
    {
        if (row[_x].State != ValueState.Present || row[_y].State != ValueState.Present)
        {
            return;
        }

        var (x, y) = (row[_x].Number, row[_y].Number);
        if (IsInUk(x, y))
        {
            return;
        }

        log.Add(IsInUk(y, x) ? _swapped : _notInUk, row, row.Text(_x));
        row[_x].State = ValueState.Bad;
        row[_y].State = ValueState.Bad;
    }

    /// <summary>The box around the United Kingdom; the National Grid's own extent for metres.</summary>
    private bool IsInUk(decimal x, decimal y) => _isGrid
        ? x is >= 0 and <= 700_000 && y is >= 0 and <= 1_300_000 && (x > 1_000 || y > 1_000)
        : x is >= -9 and <= 2.5m && y is >= 49.5m and <= 61.5m;
}
