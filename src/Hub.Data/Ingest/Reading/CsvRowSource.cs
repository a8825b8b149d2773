using System.Globalization;
using System.Text;
using CsvHelper;

namespace Hub.Data.Ingest.Reading;

/// <summary>
/// Rows of a text file. The header is an ordinary row here and empty lines count, so that numbers are those of the spreadsheet;
/// a quoted cell with line breaks is one row, as in Excel.
/// </summary>
internal sealed class CsvRowSource : RowSource
{
    /// <summary>The longest row that is read, in bytes: a row of a return has a few hundred.</summary>
    public const int LongestRow = 1024 * 1024;

    private readonly CsvReader _reader;
    private readonly Stream _stream;
    private readonly TextScan _scan;
    private long _unclosedAt;

    public CsvRowSource(Stream stream, TextScan scan, char? separator)
    {
        _stream = stream;
        _scan = scan;
        _reader = CsvReader.Create(
            stream,
            Options(separator) with
            {
                Encoding = scan.Encoding,
                MaxRecordSize = LongestRow,
                BufferSize = 256 * 1024,
                OnMalformedRecord = NoteMalformed,
            },
            leaveOpen: true);
    }

    /// <inheritdoc/>
    public override int RowNumber => checked((int)_reader.RowNumber);

    /// <inheritdoc/>
    public override int FieldCount => _reader.FieldCount;

    /// <inheritdoc/>
    public override long Position => _stream.Position;

    /// <summary>Options shared with the search for the header. A null separator obeys Excel's "sep=" line.</summary>
    public static CsvReaderOptions Options(char? separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        SkipEmptyLines = false,
        IncludeValuesInExceptions = false,
    };

    /// <summary>Why a file with an endless line is refused.</summary>
    public static Refusal LineTooLong(TextScan scan) => new(
        "line_too_long",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Line {scan.LongestLineNumber:N0} is {scan.LongestLine:N0} characters long, so this is not a table of rows; "
            + $"export the data again with one record on each line."));

    /// <inheritdoc/>
    public override bool Read()
    {
        try
        {
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException fault)
        {
            Refusal = TooLong(fault.RecordNumber);
            return false;
        }

        if (_unclosedAt == 0)
        {
            return true;
        }

        Refusal = NeverCloses(_unclosedAt);
        return false;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int column) => _reader.GetSpan(column);

    /// <inheritdoc/>
    public override void Dispose() => _reader.Dispose();

    private static Refusal NeverCloses(long row) => new(
        "quote_never_closes",
        string.Create(
            CultureInfo.InvariantCulture,
            $"A quotation mark that opens in row {row:N0} never closes; correct that row in the source or save the file again as CSV."));

    private void NoteMalformed(CsvMalformedRecord record)
    {
        // Text after a closing quote in a record over several lines: the quote that "closed" is the next one that opens.
        var swallowed = record.Reason == CsvMalformedReason.TextAfterClosingQuote && record.RawRecord.Contains('\n');
        if (swallowed || record.Reason == CsvMalformedReason.UnterminatedQuote)
        {
            _unclosedAt = record.RecordNumber;
        }
    }

    private Refusal TooLong(long row) => _scan.LongestLine > LongestRow ? LineTooLong(_scan) : NeverCloses(row);
}
