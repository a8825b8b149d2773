namespace Hub.Data.Profiles.Decisions;

/// <summary>What a meeting decided, as it stands.</summary>
/// <param name="DecisionId">Its identifier.</param>
/// <param name="ProfileAreaId">The area of the meeting.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="DecidedOn">The day of the meeting.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Finding">The finding that it answers.</param>
/// <param name="OwnerAgencyId">The agency that owns it.</param>
/// <param name="OwnerName">Its name.</param>
/// <param name="DueOn">By when; that day is in time.</param>
/// <param name="Status">One of <see cref="DecisionStatus"/>.</param>
/// <param name="Outcome">What came of it; null while it is open.</param>
/// <param name="Answer">"accepted", "changed" or "declined" where it answers a recommendation; else null.</param>
/// <param name="Version">Rises with every change; a stale write is refused.</param>
/// <param name="RecordedByName">Who recorded it.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="ChangedByName">Who changed it last, or null.</param>
/// <param name="ChangedAt">When, or null.</param>
public sealed record Decision(
    Guid DecisionId,
    long ProfileAreaId,
    string AreaName,
    DateOnly DecidedOn,
    string Text,
    string Finding,
    Guid OwnerAgencyId,
    string OwnerName,
    DateOnly DueOn,
    string Status,
    string? Outcome,
    string? Answer,
    int Version,
    string RecordedByName,
    DateTimeOffset RecordedAt,
    string? ChangedByName,
    DateTimeOffset? ChangedAt)
{
    /// <summary>Whether it is still to be done.</summary>
    public bool IsOpen => Status == DecisionStatus.Open;

    /// <summary>Whether it is open and its day has passed.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;
}

/// <summary>How decisions stand, as stored.</summary>
public static class DecisionStatus
{
    /// <summary>To be done.</summary>
    public const string Open = "open";

    /// <summary>Done; its outcome says what came of it.</summary>
    public const string Done = "done";

    /// <summary>Given up; its outcome says why.</summary>
    public const string Dropped = "dropped";
}

/// <summary>A recommendation of a released profile that no meeting has answered.</summary>
/// <param name="RecommendationId">Its identifier.</param>
/// <param name="ProfileAreaId">The area.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="PeriodFrom">First day of the profile's period.</param>
/// <param name="PeriodUntil">The day after its last.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Finding">The finding that it answers.</param>
/// <param name="OwnerAgencyId">The agency that is asked.</param>
/// <param name="OwnerName">Its name.</param>
/// <param name="DueOn">By when.</param>
public sealed record WaitingRecommendation(
    Guid RecommendationId,
    long ProfileAreaId,
    string AreaName,
    DateOnly PeriodFrom,
    DateOnly PeriodUntil,
    string Text,
    string Finding,
    Guid OwnerAgencyId,
    string OwnerName,
    DateOnly DueOn);
