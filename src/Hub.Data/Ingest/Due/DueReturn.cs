namespace Hub.Data.Ingest.Due;

/// <summary>How a return that somebody requires stands today.</summary>
public enum DueState
{
    /// <summary>Its period has not ended, or it is due in more than a week.</summary>
    Ahead,

    /// <summary>It is due within a week, today included.</summary>
    Soon,

    /// <summary>Its due day has passed.</summary>
    Late,

    /// <summary>A file waits for the virus scan.</summary>
    Held,

    /// <summary>A file is being checked.</summary>
    BeingChecked,

    /// <summary>A file is checked and waits for the person who decides whether to send it.</summary>
    WaitsForDecision,

    /// <summary>A file was sent and is being taken in.</summary>
    BeingTakenIn,

    /// <summary>The last file was refused and none stands.</summary>
    Refused,

    /// <summary>It stands, sent by its due day.</summary>
    Received,

    /// <summary>It stands, sent after its due day.</summary>
    ReceivedLate,

    /// <summary>It stands, and says that there was nothing to report.</summary>
    NilReceived,

    /// <summary>It stands, and its sender says that more is to come.</summary>
    PartlyReceived,

    /// <summary>Nothing stands, and no agreement allows it now: it is not due until one does.</summary>
    NotAgreed,
}

/// <summary>What is required of one agency, as its calendar says.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="Every">month, quarter, half_year, year or once.</param>
/// <param name="DueDays">Days from the end of a period to its due day.</param>
/// <param name="RequiredFrom">First day required.</param>
public sealed record RequiredSource(Guid AgencyId, string Kind, string Every, int DueDays, DateOnly RequiredFrom);

/// <summary>What was sent for a kind.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">A word of <see cref="SubmissionStatus"/>.</param>
/// <param name="ReceivedOn">The day it came, as counted in the United Kingdom.</param>
public sealed record SentReturn(long SubmissionId, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, DateOnly ReceivedOn)
{
    /// <summary>Its sender declared that there is nothing to report.</summary>
    public bool IsNil { get; init; }

    /// <summary>Its sender declared that something is still missing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Its id in addresses.</summary>
    public Guid Key { get; init; }
}

/// <summary>One return that is or was due.</summary>
/// <param name="Kind">The dataset kind.</param>
/// <param name="PeriodFrom">First day of its period; for a single delivery the day from which it is required.</param>
/// <param name="PeriodUntil">The day after the last; equal to <paramref name="PeriodFrom"/> for a single delivery.</param>
/// <param name="DueOn">Its due day.</param>
/// <param name="State">How it stands.</param>
/// <param name="SubmissionId">What decides the state, where something was sent.</param>
public sealed record DueReturn(
    string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil, DateOnly DueOn, DueState State, long? SubmissionId)
{
    /// <summary>The address part of what decides the state; null where nothing was sent.</summary>
    public Guid? Key { get; init; }

    /// <summary>Whether what stands came after the due day.</summary>
    public bool CameLate { get; init; }

    /// <summary>True when the period's last day has passed, so that a whole return can be sent.</summary>
    public bool HasEnded { get; init; }
}
