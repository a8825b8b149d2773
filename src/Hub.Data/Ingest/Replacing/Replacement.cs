namespace Hub.Data.Ingest.Replacing;

/// <summary>What a return changes that takes another's place.</summary>
/// <param name="SubmissionId">The new one.</param>
/// <param name="Replaces">The one whose place it takes.</param>
/// <param name="ComparedBy">"key": by the record's own key; "content": whole rows, the same row as often as it stands.</param>
/// <param name="RowsAdded">Rows that only the new one has.</param>
/// <param name="RowsGone">Rows that only the old one has.</param>
/// <param name="RowsChanged">Rows of both with different values; none where whole rows are compared.</param>
/// <param name="RowsSame">Rows of both without a difference. Identifiers are sealed and not compared.</param>
/// <param name="Fields">How many rows changed, by field; "_place" is the area in which a row lies.</param>
public sealed record Replacement(
    long SubmissionId, long Replaces, string ComparedBy, long RowsAdded, long RowsGone, long RowsChanged, long RowsSame,
    IReadOnlyDictionary<string, long> Fields);

/// <summary>The first rows of each sort, as the sender finds them in the files.</summary>
/// <param name="Changed">Rows of both files.</param>
/// <param name="Added">Row numbers in the new file.</param>
/// <param name="Gone">Row numbers in the old file.</param>
public sealed record ReplacementExamples(IReadOnlyList<ChangedRow> Changed, IReadOnlyList<int> Added, IReadOnlyList<int> Gone);

/// <summary>A row of both files with different values.</summary>
public sealed record ChangedRow(int OldRow, int NewRow, IReadOnlyList<ChangedValue> Values);

/// <summary>One value of it; null is an empty cell.</summary>
public sealed record ChangedValue(string Field, string? Was, string? Becomes);
