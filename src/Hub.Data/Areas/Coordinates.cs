namespace Hub.Data.Areas;

/// <summary>
/// A pair of numbers read as a place, with what was odd about it. In Great Britain longitude lies between -9 and 3 and latitude
/// between 49 and 62: the ranges do not meet, so an exchanged pair is known for certain and is read the right way round.
/// </summary>
internal readonly record struct Coordinates(double Longitude, double Latitude, bool IsPlace, PlaceNote Note)
{
    private static readonly Coordinates None = new(0, 0, false, PlaceNote.NotCoordinates);

    /// <summary>Reads degrees, WGS84.</summary>
    public static Coordinates FromDegrees(double? longitude, double? latitude)
    {
        if (longitude is not { } x || latitude is not { } y || !double.IsFinite(x) || !double.IsFinite(y) || (x == 0 && y == 0))
        {
            return None;
        }

        if (IsLatitude(x) && IsLongitude(y))
        {
            return new Coordinates(y, x, true, PlaceNote.CoordinatesSwapped);
        }

        if (Math.Abs(x) <= 180 && Math.Abs(y) <= 90)
        {
            return new Coordinates(x, y, true, PlaceNote.None);
        }

        return NationalGrid.Covers(x, y) ? FromGrid(x, y) with { Note = PlaceNote.GridInDegrees } : None;
    }

    /// <summary>Reads British National Grid metres.</summary>
    public static Coordinates FromGrid(double? easting, double? northing)
    {
        if (easting is not { } x || northing is not { } y || !double.IsFinite(x) || !double.IsFinite(y) || (x == 0 && y == 0))
        {
            return None;
        }

        if (NationalGrid.Covers(x, y))
        {
            var (longitude, latitude) = NationalGrid.ToWgs84(x, y);
            return new Coordinates(longitude, latitude, true, PlaceNote.None);
        }

        // Only an easting beyond the grid shows for certain that the pair is exchanged.
        return NationalGrid.Covers(y, x) ? FromGrid(y, x) with { Note = PlaceNote.CoordinatesSwapped } : None;
    }

    private static bool IsLongitude(double value) => value is > -9 and < 3;

    private static bool IsLatitude(double value) => value is > 49 and < 62;
}
