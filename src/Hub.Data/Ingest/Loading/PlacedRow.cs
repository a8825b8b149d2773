using System.Text;
using Hub.Data.Areas;

namespace Hub.Data.Ingest.Loading;

/// <summary>Where a row was placed, in the bytes that are stored. Made once for each distinct place of a file.</summary>
internal sealed class PlacedRow
{
    /// <summary>The row of a kind that is nowhere in particular.</summary>
    public static PlacedRow Nowhere { get; } = new(new PlaceResult(null, null, PlacePrecisions.None, PlaceNote.None));

    public PlacedRow(PlaceResult result)
    {
        Lsoa21 = result.Lsoa21 is null ? null : Encoding.UTF8.GetBytes(result.Lsoa21);
        Code = result.Code is null ? null : Encoding.UTF8.GetBytes(result.Code);
        Precision = Encoding.UTF8.GetBytes(result.Precision);
        Note = result.Note;
        IsOutside = result.Precision == PlacePrecisions.Outside;
        IsUnplaced = result.Precision == PlacePrecisions.None;
    }

    /// <summary>Its LSOA of 2021, where that is known.</summary>
    public byte[]? Lsoa21 { get; }

    /// <summary>The area's code at its precision.</summary>
    public byte[]? Code { get; }

    /// <summary>How precisely it is placed.</summary>
    public byte[] Precision { get; }

    /// <summary>What was remarkable.</summary>
    public PlaceNote Note { get; }

    /// <summary>In another force.</summary>
    public bool IsOutside { get; }

    /// <summary>Nothing usable.</summary>
    public bool IsUnplaced { get; }
}
