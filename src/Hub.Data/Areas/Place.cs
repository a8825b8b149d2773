namespace Hub.Data.Areas;

/// <summary>Everything a row says about where it happened; absent parts are null. Codes and names may have any case and spacing.</summary>
public readonly record struct PlaceInput
{
    /// <summary>LSOA code of 2021 or 2011.</summary>
    public string? Lsoa { get; init; }

    /// <summary>Unique property reference number. The hub holds no address register, so it never places a row by itself.</summary>
    public string? Uprn { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>Degrees, WGS84.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees, WGS84.</summary>
    public double? Latitude { get; init; }

    /// <summary>British National Grid metres.</summary>
    public double? Easting { get; init; }

    /// <summary>British National Grid metres.</summary>
    public double? Northing { get; init; }

    /// <summary>Ward code or name.</summary>
    public string? Ward { get; init; }

    /// <summary>District code or name.</summary>
    public string? District { get; init; }

    /// <summary>County or unitary authority, code or name.</summary>
    public string? UpperTier { get; init; }

    /// <summary>Police force, code or name.</summary>
    public string? Force { get; init; }

    /// <summary>Register that <see cref="Alias"/> belongs to: "nhs_trust", "dfe_la", or a kind of area.</summary>
    public string? AliasScheme { get; init; }

    /// <summary>Code in another register.</summary>
    public string? Alias { get; init; }

    /// <summary>The row lists several areas it touches instead of one place.</summary>
    public bool ListsAreasTouched { get; init; }
}

/// <summary>
/// Where a row is placed. <see cref="Lsoa21"/> only where it is known that finely; <see cref="Code"/> is the area at
/// <see cref="Precision"/>, for a row outside the force the code it carried, if any.
/// </summary>
public readonly record struct PlaceResult(string? Lsoa21, string? Code, string Precision, PlaceNote Note);

/// <summary>How precisely a row is placed, as stored. A kind of area is also a precision: rows known by ward, district, ….</summary>
public static class PlacePrecisions
{
    /// <summary>By its LSOA code.</summary>
    public const string Lsoa = AreaKinds.Lsoa;

    /// <summary>By its postcode.</summary>
    public const string Postcode = "postcode";

    /// <summary>By its coordinates.</summary>
    public const string Coordinates = "coordinates";

    /// <summary>It lists areas that it touches.</summary>
    public const string Touched = "touched";

    /// <summary>In the country, outside the force.</summary>
    public const string Outside = "outside";

    /// <summary>Nothing usable.</summary>
    public const string None = "none";
}

/// <summary>What was remarkable about a row's place. It may be placed all the same.</summary>
public enum PlaceNote
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An LSOA code of 2011, brought to 2021.</summary>
    OldLsoa,

    /// <summary>An LSOA code of 2011 that has several successors; placed by other evidence or in its district.</summary>
    AmbiguousOldLsoa,

    /// <summary>Not an LSOA code.</summary>
    MalformedLsoa,

    /// <summary>A UPRN, and no address register to look it up in.</summary>
    UprnNotLookedUp,

    /// <summary>A postcode that is not in the list: newer than it, or elsewhere.</summary>
    UnknownPostcode,

    /// <summary>Only the first half of a postcode.</summary>
    OutwardPostcodeOnly,

    /// <summary>Not a postcode.</summary>
    MalformedPostcode,

    /// <summary>Longitude and latitude, or easting and northing, stood in each other's column.</summary>
    CoordinatesSwapped,

    /// <summary>Grid metres stood in the columns of degrees.</summary>
    GridInDegrees,

    /// <summary>Coordinates in the sea or abroad.</summary>
    InTheSeaOrAbroad,

    /// <summary>Numbers that are no coordinates, or one of the pair is missing.</summary>
    NotCoordinates,

    /// <summary>A code or name of an area that the hub does not know.</summary>
    UnknownArea,
}
