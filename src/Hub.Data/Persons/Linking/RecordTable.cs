namespace Hub.Data.Persons.Linking;

/// <summary>
/// Records as they were received: a column holds each distinct text once and, per record, which one it is. Id 0 is the empty text. The
/// engine
/// knows a record by its place in the table; <see cref="RecordIds"/> gives it a name that outlives the order of the rows.
/// </summary>
/// <param name="Count">Number of records.</param>
/// <param name="Columns">Columns with a role; the record id is not among them.</param>
/// <param name="RecordIds">A hash of each record's own id, for decisions and for settling ties; equal ids have equal hashes.</param>
public sealed record RecordTable(int Count, IReadOnlyList<RecordColumn> Columns, ulong[] RecordIds)
{
    /// <summary>The columns of a role, in order.</summary>
    public IEnumerable<RecordColumn> Of(FieldRole role) => Columns.Where(column => column.Role == role);
}

/// <summary>One column: distinct texts and, for each record, the index of its text.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Role">Meaning.</param>
/// <param name="Texts">Distinct texts; the first is the empty one.</param>
/// <param name="Ids">For each record the index of its text.</param>
public sealed record RecordColumn(string Name, FieldRole Role, IReadOnlyList<string> Texts, int[] Ids);
