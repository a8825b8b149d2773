namespace Hub.Data.Profiles.Reading;

/// <summary>A released edition, as its readers find it.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="PublicationId">Its profile.</param>
/// <param name="ProfileAreaId">Its area.</param>
/// <param name="AreaName">The area's name.</param>
/// <param name="AreaKind">A word of the areas.</param>
/// <param name="AreaCode">The area's code.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Edition">As stored: "full".</param>
/// <param name="Marking">Its protective marking.</param>
/// <param name="Status">Of its profile.</param>
/// <param name="EditionNumber">1, or more for an amendment.</param>
/// <param name="AmendmentNote">The public note of an amendment.</param>
/// <param name="ReleasedAt">When it was released; null before, for its named readers.</param>
/// <param name="ReleaseAt">When it will be.</param>
/// <param name="RestsOnWithdrawn">Whether a return under it was withdrawn since.</param>
/// <param name="SupersededBy">The same edition of the amendment that stands in its place.</param>
/// <param name="SupersededNote">The note of that amendment.</param>
/// <param name="AmendsEdition">The same edition of the profile that it amends.</param>
/// <param name="PdfBytes">Size of its PDF; null once destroyed.</param>
/// <param name="Sha256">Checksum of its PDF, which stays.</param>
public sealed record ReleasedEdition(
    Guid EditionId, Guid PublicationId, long ProfileAreaId, string AreaName, string AreaKind, string AreaCode, DateOnly PeriodFrom,
    DateOnly PeriodUntil, string Edition, string Marking, string Status, int EditionNumber, string? AmendmentNote,
    DateTimeOffset? ReleasedAt, DateTimeOffset? ReleaseAt, bool RestsOnWithdrawn, Guid? SupersededBy, string? SupersededNote,
    Guid? AmendsEdition, int? PdfBytes, byte[]? Sha256);
