using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>How far apart two records are, where the caller gave coordinates (metres of the national grid).</summary>
internal sealed class Coordinates(SubjectFields fields, ComparisonChange? change)
{
    /// <summary>Kilometres that are "near" and "the same area" unless a run says otherwise.</summary>
    public const double Near = 1, Area = 5;

    private readonly double _near = Square(change?.NearKilometres ?? Near);
    private readonly double _area = Square(change?.AreaKilometres ?? Area);

    /// <summary>Whether there are any.</summary>
    public bool AreThere => fields.Easting is not null && fields.Northing is not null;

    /// <summary>0 not known, 1 near, 2 in one area, 3 farther apart.</summary>
    public int Of(int left, int right)
    {
        if (fields.Easting is not { } east || fields.Northing is not { } north || (east[left] == 0 && north[left] == 0)
            || (east[right] == 0 && north[right] == 0))
        {
            return 0;
        }

        var (across, up) = ((double)east[left] - east[right], (double)north[left] - north[right]);
        var distance = (across * across) + (up * up);
        return distance <= _near ? 1 : distance <= _area ? 2 : 3;
    }

    private static double Square(double kilometres) => kilometres * kilometres * 1e6;
}
