using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Hub.Data.Areas;

/// <summary>
/// British National Grid (EPSG:27700) to and from WGS84 by the seven-parameter Helmert transformation of Ordnance Survey
/// ("A guide to coordinate systems in Great Britain", section 6.6), which that guide gives as good to about 5 m. Over West
/// Mercia it differs from the grid references that ONS publishes for its wards by at most 2.4 m. That is finer than boundaries
/// generalised to 20 m and needs no grid-shift file.
/// </summary>
public static class NationalGrid
{
    private const string Definition =
        """
        PROJCS["OSGB 1936 / British National Grid",
          GEOGCS["OSGB 1936",
            DATUM["OSGB_1936", SPHEROID["Airy 1830",6377563.396,299.3249646],
              TOWGS84[446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894]],
            PRIMEM["Greenwich",0], UNIT["degree",0.0174532925199433]],
          PROJECTION["Transverse_Mercator"],
          PARAMETER["latitude_of_origin",49], PARAMETER["central_meridian",-2],
          PARAMETER["scale_factor",0.9996012717],
          PARAMETER["false_easting",400000], PARAMETER["false_northing",-100000],
          UNIT["metre",1]]
        """;

    private static readonly MathTransform Forward = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, new CoordinateSystemFactory().CreateFromWkt(Definition))
        .MathTransform;

    private static readonly MathTransform Backward = Forward.Inverse();

    /// <summary>Metres east and north of the grid's origin.</summary>
    public static (double Easting, double Northing) FromWgs84(double longitude, double latitude)
    {
        var (x, y) = Forward.Transform(longitude, latitude);
        return (x, y);
    }

    /// <summary>Degrees, WGS84.</summary>
    public static (double Longitude, double Latitude) ToWgs84(double easting, double northing)
    {
        var (x, y) = Backward.Transform(easting, northing);
        return (x, y);
    }

    /// <summary>Whether both values lie within the grid's extent: 700 km by 1,300 km.</summary>
    public static bool Covers(double easting, double northing)
        => easting is >= 0 and < 700_000 && northing is >= 0 and < 1_300_000;
}
