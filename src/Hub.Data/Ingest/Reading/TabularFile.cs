using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Reading;

/// <summary>A file whose header was found and fits the kind: positioned on the header row, ready for the first row of data.</summary>
internal sealed record TabularFile(RowSource Rows, FoundHeader Header, ReadAs ReadAs) : IDisposable
{
    /// <summary>
    /// Opens a file by its content, whatever its name says. Either the file or the refusal is null.
    /// </summary>
    public static (TabularFile? File, Refusal? Refusal) Open(Stream stream, DatasetKind kind, IReadOnlyList<DatasetKind> registered)
    {
        if (stream.Length == 0)
        {
            return (null, new Refusal("empty_file", "The file is empty; export it again and look into it before sending."));
        }

        return FileForms.Of(stream) switch
        {
            FileForm.Text => OpenText(stream, kind, registered),
            FileForm.Zip => Workbook.Open(stream, kind, registered),
            FileForm.Ole => (null, WorkbookGuard.RefuseOle(stream)),
            _ => (null, new Refusal("not_a_table", "This is not a CSV or XLSX file; export the data as one of these and send that.")),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Rows.Dispose();

    /// <summary>Which headings were taken for which fields.</summary>
    internal static IReadOnlyList<ReadColumn> Columns(DatasetKind kind, FoundHeader header)
        => [.. kind.Schema.Fields
            .Where(field => header.Match.Columns.ContainsKey(field.Name))
            .Select(field => new ReadColumn(header.Cells[header.Match.Columns[field.Name]].Trim(), field.Name))];

    private static (TabularFile? File, Refusal? Refusal) OpenText(
        Stream stream, DatasetKind kind, IReadOnlyList<DatasetKind> registered)
    {
        var scan = TextScan.Of(stream);
        // A stray NUL is a problem of its row; a file full of them is no text.
        if (scan.Nuls * 10 > scan.Bytes)
        {
            return (null, new Refusal("not_a_table", "This is not a CSV or XLSX file; export the data as one of these and send that."));
        }

        var head = CsvHead.Of(stream, scan, kind);
        if (HeaderSearch.Check(kind, registered, head.Rows, head.Header) is { } refusal)
        {
            return (null, scan.LongestLine > CsvRowSource.LongestRow && head.Header is null ? CsvRowSource.LineTooLong(scan) : refusal);
        }

        var header = head.Header!;
        var rows = new CsvRowSource(stream, scan, head.Separator);
        while (rows.RowNumber < header.RowNumber && rows.Read())
        {
        }

        var readAs = new ReadAs
        {
            Format = "csv",
            Encoding = scan.EncodingName,
            Separator = head.SeparatorName,
            HeaderRow = header.RowNumber,
            Columns = Columns(kind, header),
        };
        return (new TabularFile(rows, header, readAs), null);
    }
}
