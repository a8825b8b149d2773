using System.Text;
using ExcelDataReader;

namespace Hub.Data.Ingest.Reading;

/// <summary>Rows of one sheet; gaps between rows count, so that numbers are those of the spreadsheet.</summary>
internal sealed class XlsxRowSource(IExcelDataReader reader, Stream stream) : RowSource
{
    private byte[] _text = new byte[4096];
    private (int Start, int Length, CellNature Nature)[] _cells = [];
    private int _rowNumber;

    /// <inheritdoc/>
    public override int RowNumber => _rowNumber;

    /// <inheritdoc/>
    public override int FieldCount => _cells.Length;

    /// <inheritdoc/>
    public override long Position => stream.Position;

    /// <summary>
    /// Whether a fault tells of the workbook and not of the machine. The reader throws whatever a hostile or broken file makes
    /// it stumble over; what is left over is the disk and the memory.
    /// </summary>
    public static bool IsDamage(Exception fault) => fault is not (OperationCanceledException or IOException or OutOfMemoryException);

    /// <inheritdoc/>
    public override bool Read()
    {
        try
        {
            if (!reader.Read())
            {
                return false;
            }

            Keep();
            return true;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            Refusal = WorkbookGuard.RefuseDamaged();
            return false;
        }
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int column)
        => column < _cells.Length ? _text.AsSpan(_cells[column].Start, _cells[column].Length) : default;

    /// <inheritdoc/>
    public override CellNature NatureOf(int column) => column < _cells.Length ? _cells[column].Nature : CellNature.Text;

    /// <inheritdoc/>
    public override void Dispose() => reader.Dispose();

    private void Keep()
    {
        _rowNumber = reader.Depth + 1;
        if (_cells.Length != reader.FieldCount)
        {
            _cells = new (int, int, CellNature)[reader.FieldCount];
        }

        var used = 0;
        for (var column = 0; column < _cells.Length; column++)
        {
            var (text, nature) = XlsxCell.Text(reader, column);
            var most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (_text.Length - used < most)
            {
                Array.Resize(ref _text, Math.Max(_text.Length * 2, used + most));
            }

            var length = Encoding.UTF8.GetBytes(text, _text.AsSpan(used));
            _cells[column] = (used, length, nature);
            used += length;
        }
    }
}
