namespace Hub.Data.Ingest.Reading;

/// <summary>What a cell is beyond its text; only a workbook knows.</summary>
internal enum CellNature
{
    /// <summary>Text, or a file of text.</summary>
    Text,

    /// <summary>A number with a number format.</summary>
    Number,

    /// <summary>A number that its format shows as a date; the text is ISO.</summary>
    Date,
}

/// <summary>
/// The rows of one file, forward only. Cells are UTF-8 text valid until the next row. Row numbers are those that a person
/// sees in the spreadsheet.
/// </summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>Number of the current row as Excel shows it, from 1.</summary>
    public abstract int RowNumber { get; }

    /// <summary>Cells of the current row.</summary>
    public abstract int FieldCount { get; }

    /// <summary>Bytes of the file consumed, for progress.</summary>
    public abstract long Position { get; }

    /// <summary>Why reading stopped before the end, after <see cref="Read"/> returned false.</summary>
    public Refusal? Refusal { get; protected set; }

    /// <summary>Moves to the next row; false at the end or where the file cannot be read any further.</summary>
    public abstract bool Read();

    /// <summary>A cell's text; empty beyond the end of the row.</summary>
    public abstract ReadOnlySpan<byte> Field(int column);

    /// <summary>What the cell is beyond its text.</summary>
    public virtual CellNature NatureOf(int column) => CellNature.Text;

    /// <inheritdoc/>
    public abstract void Dispose();
}
