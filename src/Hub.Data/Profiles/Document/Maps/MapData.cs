using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Maps;

/// <summary>What the coordinates of a map are.</summary>
public enum MapCoordinates
{
    /// <summary>Eastings and northings in metres (EPSG:27700).</summary>
    BritishNationalGrid,

    /// <summary>Longitude and latitude in degrees (EPSG:4326).</summary>
    Wgs84,
}

/// <summary>Easting and northing, or longitude and latitude.</summary>
public readonly record struct MapPoint(double X, double Y);

/// <summary>A small area and its figure. Rings may be holes or parts (even-odd).</summary>
/// <param name="HasResidents">False where nobody lives: a rate has no meaning there, which is not the same as missing data.</param>
/// <param name="IsHotSpot">Marked by an outline, never by another hue.</param>
public sealed record MapArea(
    string Code, string Name, IReadOnlyList<IReadOnlyList<MapPoint>> Rings, Figure Value, bool HasResidents = true, bool IsHotSpot = false);

/// <summary>A town to name; the lower the rank, the earlier it gets its place.</summary>
public sealed record MapTown(string Name, MapPoint At, int Rank);

/// <summary>The inset: the areas of the force, with the profile's own marked.</summary>
public sealed record MapInset(
    string Name, IReadOnlyList<IReadOnlyList<MapPoint>> Areas, IReadOnlyList<IReadOnlyList<MapPoint>> ProfileArea);

/// <summary>Everything a choropleth shows.</summary>
/// <param name="Areas">The areas, whose rings are already simplified for this size.</param>
/// <param name="Outline">Rings of the profile area, drawn dark over the areas.</param>
/// <param name="KeyTitle">Measure and unit, heading the key.</param>
/// <param name="HotSpotName">What the outline of a hot spot means, in the key.</param>
public sealed record ChoroplethData(
    MapCoordinates Coordinates,
    IReadOnlyList<MapArea> Areas,
    IReadOnlyList<IReadOnlyList<MapPoint>> Outline,
    IReadOnlyList<MapTown> Towns,
    string KeyTitle,
    string HotSpotName = "Hot spot",
    MapInset? Inset = null);
