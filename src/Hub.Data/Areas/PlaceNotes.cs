namespace Hub.Data.Areas;

/// <summary>Each <see cref="PlaceNote"/> as a sentence for the person who sent the row. The row's values never appear in it.</summary>
public static class PlaceNotes
{
    /// <summary>What is remarkable and what to do; null for none.</summary>
    public static string? Sentence(PlaceNote note) => note switch
    {
        PlaceNote.None => null,
        PlaceNote.OldLsoa => "The LSOA code is of 2011 and was brought to 2021; send codes of 2021 if you can.",
        PlaceNote.AmbiguousOldLsoa =>
            "The LSOA code is of 2011 and was split since; send the code of 2021, a postcode or coordinates.",
        PlaceNote.MalformedLsoa => "This is not an LSOA code; it should be E01 or W01 and six digits.",
        PlaceNote.UprnNotLookedUp => "The UPRN could not be looked up here; send a postcode, coordinates or an LSOA code as well.",
        PlaceNote.UnknownPostcode => "The postcode is not in the hub's list; check it, or send coordinates or an LSOA code as well.",
        PlaceNote.OutwardPostcodeOnly => "Only the first half of the postcode was sent; send all of it.",
        PlaceNote.MalformedPostcode => "This is not a postcode; it should read like WR1 2AB.",
        PlaceNote.CoordinatesSwapped =>
            "The two coordinates stand in each other's column; the row was placed as if they were exchanged. Exchange the columns.",
        PlaceNote.GridInDegrees =>
            "Grid metres stand in the columns of degrees; the row was placed by them. Use the columns for easting and northing.",
        PlaceNote.InTheSeaOrAbroad => "The coordinates lie in the sea or abroad; correct them.",
        PlaceNote.NotCoordinates => "These are not the coordinates of a place, or one of the two is missing; correct them.",
        PlaceNote.UnknownArea => "The area's code or name is not one the hub knows; check it.",
        _ => throw new ArgumentOutOfRangeException(nameof(note), note, null),
    };
}
