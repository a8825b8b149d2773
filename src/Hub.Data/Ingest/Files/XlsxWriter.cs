using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hub.Data.Ingest.Files;

/// <summary>
/// Writes a workbook row by row, whatever its length, in constant memory. Every cell is an inline string in a column of text, but for
/// numbers given as such: leading zeros and long numbers stay, and nothing runs as a formula (OWASP, "CSV injection"). The same rows
/// give the same bytes.
/// Call <see cref="BeginSheet"/>, <see cref="Row"/> … for each sheet and <see cref="Dispose"/> at the end.
/// </summary>
/// <param name="output">Where it goes; it need not seek, and stays open.</param>
public sealed class XlsxWriter(Stream output) : IDisposable
{
    /// <summary>The most rows that a spreadsheet shows on one sheet.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The most columns.</summary>
    public const int MostColumns = 16_384;

    private const int LongestName = 31;

    private readonly ZipArchive _archive = new(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly List<SheetLayout> _sheets = [];
    private StreamWriter? _sheet;
    private readonly List<int> _rows = [];
    private int _row;

    /// <summary>The absolute range of a column's cells on a sheet, from one row to another, both counted from 1.</summary>
    public static string Range(string sheet, int column, int firstRow, int lastRow)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!${ColumnName(column)}${firstRow}:${ColumnName(column)}${lastRow}");

    /// <summary>A column's letters: 0 is A, 26 is AA.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    /// <summary>Ends the sheet before and begins another.</summary>
    public void BeginSheet(SheetLayout layout)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layout.Name.Length, LongestName, nameof(layout));
        EndSheet();
        _sheets.Add(layout);
        _row = 0;
        _sheet = Part(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{_sheets.Count}.xml"));
        XlsxParts.WriteSheetTop(_sheet, layout, isFirst: _sheets.Count == 1);
    }

    /// <summary>Writes the next row of the sheet.</summary>
    /// <exception cref="InvalidOperationException">The sheet is full, or none was begun.</exception>
    public void Row(IReadOnlyList<SheetCell> cells)
    {
        if (_sheet is null || _row == MostRows || cells.Count > MostColumns)
        {
            throw new InvalidOperationException("No sheet was begun, or the row has no room on it.");
        }

        _row++;
        _sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{_row}\">"));
        for (var column = 0; column < cells.Count; column++)
        {
            XlsxParts.WriteCell(_sheet, column, _row, cells[column]);
        }

        _sheet.Write("</row>");
    }

    /// <summary>Writes rows of plain text.</summary>
    public void Row(params IEnumerable<string> cells) => Row([.. cells.Select(text => new SheetCell(text))]);

    /// <summary>Completes the workbook.</summary>
    public void Dispose()
    {
        EndSheet();
        foreach (var (path, content) in XlsxParts.Around(_sheets, _rows))
        {
            using var part = Part(path);
            part.Write(content);
        }

        _archive.Dispose();
    }

    private void EndSheet()
    {
        if (_sheet is not null)
        {
            XlsxParts.WriteSheetEnd(_sheet, _sheets[^1]);
            _rows.Add(_row);
            _sheet.Dispose();
            _sheet = null;
        }
    }

    private StreamWriter Part(string path)
    {
        var entry = _archive.CreateEntry(path, CompressionLevel.Fastest);
        // The first day that the format knows: the time of writing would make every copy another file.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false), 32 * 1024);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        return writer;
    }
}
