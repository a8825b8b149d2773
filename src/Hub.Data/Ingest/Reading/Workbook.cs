using ExcelDataReader;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Reading;

/// <summary>XLSX workbooks: the sheet is the visible one whose header row matches most fields of the kind.</summary>
internal static class Workbook
{
    private sealed record Sheet(int Index, string Name, IReadOnlyList<string[]> Rows, FoundHeader? Header);

    /// <summary>Opens a workbook at its header row. Either the file or the refusal is null.</summary>
    public static (TabularFile? File, Refusal? Refusal) Open(Stream stream, DatasetKind kind, IReadOnlyList<DatasetKind> registered)
    {
        if (WorkbookGuard.Check(stream) is { } unsafeContent)
        {
            return (null, unsafeContent);
        }

        IExcelDataReader? reader = null;
        try
        {
            TextEncodings.Register();
            reader = ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
            var (file, refusal) = Open(reader, stream, kind, registered);
            reader = file is null ? reader : null;
            return (file, refusal);
        }
        catch (Exception fault) when (XlsxRowSource.IsDamage(fault))
        {
            return (null, WorkbookGuard.RefuseDamaged());
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private static (TabularFile? File, Refusal? Refusal) Open(
        IExcelDataReader reader, Stream stream, DatasetKind kind, IReadOnlyList<DatasetKind> registered)
    {
        var sheets = Sheets(reader, kind);
        if (sheets.Count == 0 || sheets.All(sheet => sheet.Rows.Count == 0))
        {
            return (null, new Refusal(
                "empty_file", "The workbook has no rows on any visible sheet; export it again and look into it before sending."));
        }

        var best = sheets.OrderByDescending(sheet => sheet.Header?.Fields ?? 0).ThenBy(sheet => sheet.Rows.Count == 0).First();
        if (HeaderSearch.Check(kind, registered, best.Rows, best.Header) is { } refusal)
        {
            return (null, refusal);
        }

        var header = best.Header!;
        reader.Reset();
        for (var i = 0; i < best.Index; i++)
        {
            reader.NextResult();
        }

        var rows = new XlsxRowSource(reader, stream);
        while (rows.RowNumber < header.RowNumber && rows.Read())
        {
        }

        var readAs = new ReadAs
        {
            Format = "xlsx",
            Sheet = best.Name,
            OtherSheets = [.. sheets.Where(sheet => sheet != best && sheet.Rows.Count > 0).Select(sheet => sheet.Name)],
            HeaderRow = header.RowNumber,
            Columns = TabularFile.Columns(kind, header),
        };
        return (new TabularFile(rows, header, readAs), null);
    }

    private static List<Sheet> Sheets(IExcelDataReader reader, DatasetKind kind)
    {
        var sheets = new List<Sheet>();
        var index = 0;
        do
        {
            if (reader.VisibleState is null or "visible")
            {
                var rows = Head(reader);
                sheets.Add(new Sheet(index, reader.Name, rows, HeaderSearch.Best(kind, rows)));
            }

            index++;
        }
        while (reader.NextResult());
        return sheets;
    }

    private static List<string[]> Head(IExcelDataReader reader)
    {
        var rows = new List<string[]>();
        while (rows.Count < HeaderSearch.Rows && reader.Read())
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
