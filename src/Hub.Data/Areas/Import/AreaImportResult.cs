namespace Hub.Data.Areas.Import;

/// <summary>What an import did: the problems found, and for each table its rows, how many were written and how many removed.</summary>
public sealed record AreaImportResult(IReadOnlyList<ImportProblem> Problems, IReadOnlyList<TableChange> Tables)
{
    /// <summary>Whether the folder was imported; otherwise the hub's areas are as they were.</summary>
    public bool Succeeded => !Problems.Any(p => p.IsError);

    /// <summary>Whether the hub already stood as the folder describes it.</summary>
    public bool ChangedNothing => Tables.All(t => t.Written == 0 && t.Removed == 0);
}

/// <summary>Rows the folder gives for a table, rows inserted or changed, rows removed (areas: withdrawn).</summary>
public sealed record TableChange(string Table, int Rows, int Written, int Removed);

/// <summary>
/// Something wrong with the folder, in one sentence that says what to do. An error refuses the import, a warning does not.
/// </summary>
/// <param name="IsError">Whether it refuses the import.</param>
/// <param name="Rule">Name of the rule, for counting.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Count">How many rows, codes or days it concerns.</param>
public sealed record ImportProblem(bool IsError, string Rule, string Message, int Count);
