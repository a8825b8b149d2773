namespace Hub.Data.Ingest.Reports;

/// <summary>One submission as its agency sees it.</summary>
/// <param name="SubmissionId">The number that messages name.</param>
/// <param name="Key">Its id in addresses.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="Title">The kind in the sender's words, as the version it was read with says.</param>
/// <param name="KindVersion">That version.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">A word of <see cref="SubmissionStatus"/>.</param>
/// <param name="IsNil">The sender declared that there is nothing to report.</param>
/// <param name="IsPartial">The sender declared that something is still missing.</param>
/// <param name="FileName">The file as it was called.</param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="DueOn">The return's due day.</param>
/// <param name="DecidedAt">When it was decided; null while it is being checked.</param>
/// <param name="RowsRead">Rows in the file; null until decided, as the counts that follow.</param>
/// <param name="RowsAccepted">Rows that stand.</param>
/// <param name="RowsRejected">Rows that were left out.</param>
/// <param name="RowsWarned">Rows that stand with a warning.</param>
/// <param name="RowsPlaced">Rows that lie in an area.</param>
/// <param name="RowsOutside">Rows outside every area.</param>
/// <param name="RowsUnplaced">Rows without a usable place.</param>
/// <param name="DroppedColumns">Columns that were not kept: unknown, or not agreed.</param>
/// <param name="Refusal">Why no row stands, with what to do; null otherwise.</param>
/// <param name="Door">How it came: a word of <see cref="Doors"/>.</param>
/// <param name="IsDecidedByPerson">Whether a person decides after a dry run.</param>
/// <param name="Verdict">The status it has, or would have if it were sent now; null before it was checked.</param>
/// <param name="Replaces">The submission whose place it is to take, or took.</param>
/// <param name="ReplacedBy">The submission that took its place.</param>
public sealed record SubmissionReport(
    long SubmissionId, Guid Key, string Kind, string Title, int KindVersion, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status,
    bool IsNil, bool IsPartial, string FileName, DateTimeOffset ReceivedAt, DateOnly? DueOn, DateTimeOffset? DecidedAt, int? RowsRead,
    int? RowsAccepted, int? RowsRejected, int? RowsWarned, int? RowsPlaced, int? RowsOutside, int? RowsUnplaced, string[]? DroppedColumns,
    string? Refusal, string Door, bool IsDecidedByPerson, string? Verdict, long? Replaces, long? ReplacedBy);

/// <summary>One rule that rows broke, with its true number.</summary>
/// <param name="Ordinal">Its place in the report.</param>
/// <param name="Rule">Stable name of the rule.</param>
/// <param name="Column">The column's heading, where the rule is about one.</param>
/// <param name="Severity">error, warning or note.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Listed">How many of them are listed one by one.</param>
public sealed record ProblemGroup(
    int Ordinal, string Rule, string? Column, string Severity, string Message, string Fix, long Rows, int Listed);

/// <summary>One row of one group, as the sender finds it in the file.</summary>
/// <param name="RowNumber">The row as a spreadsheet counts it.</param>
/// <param name="Value">What stood there; null where it was empty or identifies somebody.</param>
public sealed record ProblemRow(int RowNumber, string? Value);

/// <summary>A group with its first rows.</summary>
public sealed record ListedProblem(ProblemGroup Group, IReadOnlyList<ProblemRow> First);
