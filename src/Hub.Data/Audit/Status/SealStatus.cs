namespace Hub.Data.Audit.Status;

/// <summary>A place outside the database and how far it has the heads.</summary>
/// <param name="Target">Machine and path, or machine and address.</param>
/// <param name="SealNumber">The last seal it was given.</param>
/// <param name="ExportedAt">When.</param>
public sealed record HeadPlace(string Target, long SealNumber, DateTimeOffset ExportedAt);

/// <summary>How the sealing of the record stands. Numbers and times only, nothing that happened: every agency may know it.</summary>
/// <param name="LastSeal">The last seal; null before the first.</param>
/// <param name="LastSealedAt">When it was made.</param>
/// <param name="Waiting">Events that wait for a seal.</param>
/// <param name="VerifiedAt">When the record was last verified and that was noted; null for never.</param>
/// <param name="VerifiedOutcome">done when it was clean, failed when something was found.</param>
/// <param name="KeepMonths">How long events are kept.</param>
/// <param name="DestroyedSeals">Seals whose events were destroyed by that rule or one before.</param>
public sealed record SealFacts(
    long? LastSeal,
    DateTimeOffset? LastSealedAt,
    long Waiting,
    DateTimeOffset? VerifiedAt,
    string? VerifiedOutcome,
    int KeepMonths,
    long DestroyedSeals);
