namespace Hub.Data.Ingest.Corrections;

/// <summary>One cell of a row as the file has it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">What stands there; empty where nothing does.</param>
public sealed record KeptCell(string Field, string Text);

/// <summary>The agreed cells of a row in which something was found, before any correction.</summary>
/// <param name="RowNumber">The row as a spreadsheet counts it.</param>
/// <param name="Cells">Its cells in the order of the kind's fields.</param>
public sealed record KeptRow(int RowNumber, IReadOnlyList<KeptCell> Cells)
{
    /// <summary>The text of a field; null where the file has no such column, or the agreement does not cover it.</summary>
    public string? Text(string field) => Cells.FirstOrDefault(cell => cell.Field == field)?.Text;
}
