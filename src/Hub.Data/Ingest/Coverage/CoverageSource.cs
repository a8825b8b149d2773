namespace Hub.Data.Ingest.Coverage;

/// <summary>What is required of one agency, as an analyst of one of its areas may know it.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="AgencyName">Its name.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="Title">Its name in the sender's words.</param>
/// <param name="Every">month, quarter, half_year, year or once.</param>
/// <param name="DueDays">Days from the end of a period to its due day.</param>
/// <param name="RequiredFrom">First day required.</param>
/// <param name="Agreement">An agreement in force that names the kind; null where none does.</param>
/// <param name="AreaIds">The areas of the scope that the agency serves.</param>
public sealed record CoverageSource(
    Guid AgencyId, string AgencyName, string Kind, string Title, string Every, int DueDays, DateOnly RequiredFrom, string? Agreement,
    long[] AreaIds);

/// <summary>What an agency sent, as an analyst of one of its areas may know it: no value and no number of rows.</summary>
/// <param name="SubmissionId">The submission; orders them.</param>
/// <param name="AgencyId">The agency.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">A word of <see cref="SubmissionStatus"/>.</param>
/// <param name="IsNil">Its sender declared that there is nothing to report.</param>
/// <param name="IsPartial">Its sender declared that something is still missing.</param>
/// <param name="ReceivedOn">The day it came.</param>
/// <param name="IsThin">It has less than half of the rows that are usual for the agency and kind.</param>
public sealed record CoverageReturn(
    long SubmissionId, Guid AgencyId, string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, bool IsNil, bool IsPartial,
    DateOnly ReceivedOn, bool IsThin);
