using ExcelDataReader;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;

namespace Hub.Data.Ingest.Reading;

/// <summary>
/// XLSX workbooks: the sheet is the one that a person chose, or the visible one whose header row matches most fields of the kind.
/// </summary>
internal static class Workbook
{
    private const int MostSheets = 100;

    /// <summary>The visible sheets with their first rows.</summary>
    public static IReadOnlyList<LookedSheet> Sheets(IExcelDataReader reader, DatasetKind kind, ReadingChoice? choice)
    {
        var sheets = new List<LookedSheet>();
        var index = 0;
        do
        {
            if (reader.VisibleState is null or "visible")
            {
                var rows = Head(reader);
                // The chosen row is one of the chosen sheet.
                var says = choice?.Sheet is { } chosen && chosen != reader.Name ? choice with { HeaderRow = null } : choice;
                sheets.Add(new LookedSheet(index, reader.Name, rows, HeaderSearch.Best(kind, rows, says)));
            }

            index++;
        }
        while (sheets.Count < MostSheets && reader.NextResult());
        return sheets;
    }

    /// <summary>The sheet to read.</summary>
    public static LookedSheet Best(IReadOnlyList<LookedSheet> sheets, ReadingChoice? choice)
        => sheets
            .OrderByDescending(sheet => choice?.Sheet is { } chosen && sheet.Name == chosen)
            .ThenByDescending(sheet => sheet.Header?.Fields ?? 0)
            .ThenByDescending(sheet => choice?.LikelySheet is { } likely && sheet.Name == likely)
            .ThenBy(sheet => sheet.Rows.Count == 0)
            .First();

    /// <summary>The rows of a sheet behind its header.</summary>
    public static XlsxRowSource Rows(IExcelDataReader reader, Stream stream, LookedSheet sheet)
    {
        reader.Reset();
        for (var i = 0; i < sheet.Index; i++)
        {
            reader.NextResult();
        }

        var rows = new XlsxRowSource(reader, stream);
        while (rows.RowNumber < sheet.Header!.RowNumber && rows.Read())
        {
        }

        return rows;
    }

    private static List<string[]> Head(IExcelDataReader reader)
    {
        var rows = new List<string[]>();
        while (rows.Count < HeaderSearch.RowsShown && reader.Read())
        {
            var cells = new string[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = XlsxCell.Text(reader, column).Text;
            }

            rows.Add(cells);
        }

        return rows.TrueForAll(row => row.All(string.IsNullOrWhiteSpace)) ? [] : rows;
    }
}
