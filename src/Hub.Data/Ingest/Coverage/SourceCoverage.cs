namespace Hub.Data.Ingest.Coverage;

/// <summary>What arrived for one required source and month.</summary>
public enum ReturnState
{
    /// <summary>An accepted submission covers the month and came in time.</summary>
    Received,

    /// <summary>An accepted submission covers the month and came after its due date.</summary>
    Late,

    /// <summary>The agency declared that there was nothing to report.</summary>
    Nil,

    /// <summary>The due date has passed and nothing was accepted.</summary>
    Missing,

    /// <summary>Not required in this month, or its due date lies ahead.</summary>
    NotDue,
}

/// <summary>A required source of an area with one state for each month of a period.</summary>
public sealed record SourceCoverage(
    string AgencyCode,
    string AgencyName,
    string Kind,
    string Title,
    string Every,
    IReadOnlyList<DateOnly> Months,
    IReadOnlyList<ReturnState> States,
    DateOnly? NewestData)
{
    /// <summary>True when some month was received, late or declared nil.</summary>
    public bool IsIn => States.Any(s => s is ReturnState.Received or ReturnState.Late or ReturnState.Nil);

    /// <summary>Months that are due and were not received.</summary>
    public IReadOnlyList<DateOnly> MissingMonths => [.. Months.Where((_, i) => States[i] == ReturnState.Missing)];
}

/// <summary>A required source as declared: <paramref name="Every"/> is month, quarter, half_year, year or once.</summary>
public sealed record RequiredSource(
    string AgencyCode, string AgencyName, string Kind, string Title, string Every, int DueDays, DateOnly RequiredFrom);

/// <summary>An accepted submission: half-open period, when it came, and whether it declares that there was nothing.</summary>
public sealed record AcceptedReturn(
    string AgencyCode, string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset ReceivedAt, bool IsNil);
