namespace Hub.Data.Profiles.Publishing;

/// <summary>A profile as a publication, as it is stored.</summary>
/// <param name="PublicationId">Its identifier.</param>
/// <param name="ProfileAreaId">Its area.</param>
/// <param name="AreaKind">A word of the areas.</param>
/// <param name="AreaCode">Code of its area.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="SnapshotId">The frozen figures beside which it is written.</param>
/// <param name="EditionNumber">1 for the first of an area and period.</param>
/// <param name="Amends">The publication that it amends.</param>
/// <param name="AmendmentNote">The public note of an amendment.</param>
/// <param name="Status">One of <see cref="PublicationStatus"/>.</param>
/// <param name="Marking">Marking of the full edition, raised or as its content asks.</param>
/// <param name="Handling">Handling instructions.</param>
/// <param name="HasPublicEdition">Whether a public edition is released with it.</param>
/// <param name="ReleaseAt">Not released before; null releases at approval.</param>
/// <param name="PreReleaseAt">From when named readers read it.</param>
/// <param name="CreatedBy">Who began it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="SubmittedBy">Who submitted it last.</param>
/// <param name="ReviewedBy">The peer who agreed.</param>
/// <param name="ApprovedBy">Who approved it.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="ReleasedAt">When it was released.</param>
/// <param name="Version">Rises with every change; a stale write is refused.</param>
public sealed record Publication(
    Guid PublicationId,
    long ProfileAreaId,
    string AreaKind,
    string AreaCode,
    DateOnly PeriodFrom,
    DateOnly PeriodUntil,
    Guid SnapshotId,
    int EditionNumber,
    Guid? Amends,
    string? AmendmentNote,
    string Status,
    string Marking,
    string Handling,
    bool HasPublicEdition,
    DateTimeOffset? ReleaseAt,
    DateTimeOffset? PreReleaseAt,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    Guid? SubmittedBy,
    Guid? ReviewedBy,
    Guid? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    DateTimeOffset? ReleasedAt,
    int Version);
