namespace Hub.Data.Ingest.Quality;

/// <summary>How good one submission was, as counted when its file was last checked. Numbers only, no value of a row.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="Key">Its id in addresses.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="Title">Its name in the sender's words.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">A word of <see cref="SubmissionStatus"/>.</param>
/// <param name="RowsRead">Rows in the file.</param>
/// <param name="Complete">Cells filled in, of the cells that figures need.</param>
/// <param name="CompleteOf">The cells that figures need.</param>
/// <param name="Valid">Cells with a usable value.</param>
/// <param name="ValidOf">Cells with any value.</param>
/// <param name="DaysAfterDue">Days from the due day to the day it came: negative is early, null where no day was set.</param>
/// <param name="Repeated">Rows that repeat the key of an earlier row; null where look-alike rows are separate events.</param>
/// <param name="Found">Rows whose place the hub could tell.</param>
/// <param name="FoundOf">Rows that were placed at all; 0 for a kind without places.</param>
public sealed record SubmissionQuality(
    long SubmissionId, Guid Key, string Kind, string Title, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, long RowsRead,
    long Complete, long CompleteOf, long Valid, long ValidOf, int? DaysAfterDue, long? Repeated, long Found, long FoundOf)
{
    /// <summary>Cells filled in, of those that figures need.</summary>
    public Measure Completeness => new(Complete, CompleteOf);

    /// <summary>Cells with a usable value, of those with any.</summary>
    public Measure Validity => new(Valid, ValidOf);

    /// <summary>Rows that repeat no other, of all; null where look-alike rows are separate events.</summary>
    public Measure? Uniqueness => Repeated is { } repeated ? new(RowsRead - repeated, RowsRead) : null;

    /// <summary>Rows whose place is known, of those that have one.</summary>
    public Measure Placing => new(Found, FoundOf);

    /// <summary>Whether it came by its due day; null where none was set.</summary>
    public bool? InTime => DaysAfterDue is { } days ? days <= 0 : null;
}

/// <summary>How good one column was.</summary>
/// <param name="Title">Its heading in the file, or its name in the template.</param>
/// <param name="IsNeeded">Whether figures need it.</param>
/// <param name="IsSent">Whether the file had the column.</param>
/// <param name="Filled">Cells with any value.</param>
/// <param name="Usable">Cells with a usable one.</param>
/// <param name="Rows">Rows in the file.</param>
public sealed record FieldQuality(string Title, bool IsNeeded, bool IsSent, long Filled, long Usable, long Rows)
{
    /// <summary>Cells filled in, of all.</summary>
    public Measure Completeness => new(Filled, Rows);

    /// <summary>Usable cells, of those filled in.</summary>
    public Measure Validity => new(Usable, Filled);
}

/// <summary>What would improve the next file most: the rule that most rows broke, errors first.</summary>
/// <param name="Rule">Stable name of the rule.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Rows">How many rows.</param>
public sealed record ToMend(string Rule, string Message, string Fix, long Rows);
