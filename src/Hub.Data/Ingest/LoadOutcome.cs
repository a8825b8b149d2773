namespace Hub.Data.Ingest;

/// <summary>How many rows of a submission became what. Outside and unplaced rows are accepted rows, never dropped ones.</summary>
public sealed record LoadedRows(int Read, int Accepted, int Rejected, int Warned, int Placed, int Outside, int Unplaced)
{
    /// <summary>Nothing was read.</summary>
    public static LoadedRows None { get; } = new(0, 0, 0, 0, 0, 0, 0);
}

/// <summary>What became of a submission. Every outcome is a record that its sender can see.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="Status">One of <see cref="SubmissionStatus"/>.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Refusal">Why no row stands; null where rows stand.</param>
/// <param name="DroppedColumns">Headings that were dropped before anything was stored.</param>
public abstract record LoadOutcome(
    long SubmissionId, string Status, LoadedRows Rows, Refusal? Refusal, IReadOnlyList<string> DroppedColumns)
{
    /// <summary>Rows stand, all of them or the good ones.</summary>
    public sealed record Accepted(long SubmissionId, string Status, LoadedRows Rows, IReadOnlyList<string> DroppedColumns)
        : LoadOutcome(SubmissionId, Status, Rows, null, DroppedColumns);

    /// <summary>No row stands.</summary>
    public sealed record Rejected(long SubmissionId, LoadedRows Rows, Refusal Why, IReadOnlyList<string> DroppedColumns)
        : LoadOutcome(SubmissionId, SubmissionStatus.Rejected, Rows, Why, DroppedColumns);

    /// <summary>A dry run: no row stands, and a person decides.</summary>
    /// <param name="SubmissionId">The submission.</param>
    /// <param name="Verdict">The status it would have if it were sent now.</param>
    /// <param name="Rows">Its rows, as they would stand.</param>
    /// <param name="Why">Why no row would stand; null otherwise.</param>
    /// <param name="DroppedColumns">Headings that would be dropped.</param>
    public sealed record Checked(
        long SubmissionId, string Verdict, LoadedRows Rows, Refusal? Why, IReadOnlyList<string> DroppedColumns)
        : LoadOutcome(SubmissionId, SubmissionStatus.Checked, Rows, Why, DroppedColumns);

    /// <summary>The same file of the same agency, kind and period stands already, as <paramref name="Earlier"/>.</summary>
    public sealed record AlreadyLoaded(long SubmissionId, long Earlier, Refusal Why)
        : LoadOutcome(SubmissionId, SubmissionStatus.Rejected, LoadedRows.None, Why, []);

    /// <summary>Another file of the same agency, kind and period stands already, as <paramref name="Earlier"/>.</summary>
    public sealed record PeriodAlreadyAccepted(long SubmissionId, long Earlier, Refusal Why)
        : LoadOutcome(SubmissionId, SubmissionStatus.Rejected, LoadedRows.None, Why, []);

    /// <summary>It was decided before; nothing has changed.</summary>
    public sealed record AlreadyDecided(long SubmissionId, string Status)
        : LoadOutcome(SubmissionId, Status, LoadedRows.None, null, []);
}
