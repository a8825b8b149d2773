using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;

namespace Hub.Data.Ingest.Reading;

/// <summary>A file whose header was found and fits the kind: positioned on the header row, ready for the first row of data.</summary>
internal sealed record TabularFile(RowSource Rows, FoundHeader Header, ReadAs ReadAs) : IDisposable
{
    /// <summary>Why a file without a byte is refused.</summary>
    public static Refusal Empty { get; } = new("empty_file", "The file is empty; export it again and look into it before sending.");

    /// <summary>
    /// Opens a file by its content and by what a person chose. Either the file or the refusal is null.
    /// </summary>
    public static (TabularFile? File, Refusal? Refusal) Open(
        Stream stream, DatasetKind kind, IReadOnlyList<DatasetKind> registered, ReadingChoice? choice = null)
    {
        var look = FileLook.Of(stream, kind, choice);
        var (file, refusal) = Open(look, kind, registered);
        if (file is null)
        {
            look.Dispose();
        }

        return (file, refusal);
    }

    /// <summary>
    /// Opens a file that was looked into; the file then keeps what the look has open. Either the file or the refusal is null.
    /// </summary>
    public static (TabularFile? File, Refusal? Refusal) Open(FileLook look, DatasetKind kind, IReadOnlyList<DatasetKind> registered)
    {
        if (look.Refusal is not null)
        {
            return (null, look.Refusal);
        }

        var sheet = look.Best!;
        if (HeaderSearch.Check(kind, registered, sheet.Rows, sheet.Header) is { } refusal)
        {
            var isOneLine = look.Scan is { LongestLine: > CsvRowSource.LongestRow } && sheet.Header is null;
            return (null, isOneLine ? CsvRowSource.LineTooLong(look.Scan!) : refusal);
        }

        try
        {
            return look.Workbook is null ? OpenText(look, kind, sheet.Header!) : OpenSheet(look, kind, sheet);
        }
        catch (Exception fault) when (look.Workbook is not null && XlsxRowSource.IsDamage(fault))
        {
            return (null, WorkbookGuard.RefuseDamaged());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Rows.Dispose();

    private static (TabularFile? File, Refusal? Refusal) OpenText(FileLook look, DatasetKind kind, FoundHeader header)
    {
        var rows = new CsvRowSource(look.Stream, look.Scan!, look.Head!.Separator);
        while (rows.RowNumber < header.RowNumber && rows.Read())
        {
        }

        var readAs = new ReadAs
        {
            Format = "csv",
            Encoding = look.Scan!.EncodingName,
            Separator = look.Head.SeparatorName,
            HeaderRow = header.RowNumber,
            Columns = Columns(kind, header),
        };
        return (new TabularFile(rows, header, readAs), null);
    }

    private static (TabularFile? File, Refusal? Refusal) OpenSheet(FileLook look, DatasetKind kind, LookedSheet sheet)
    {
        var readAs = new ReadAs
        {
            Format = "xlsx",
            Sheet = sheet.Name,
            OtherSheets = [.. look.Sheets.Where(other => other != sheet && other.Rows.Count > 0).Select(other => other.Name!)],
            HeaderRow = sheet.Header!.RowNumber,
            Columns = Columns(kind, sheet.Header),
        };
        return (new TabularFile(Workbook.Rows(look.Workbook!, look.Stream, sheet), sheet.Header, readAs), null);
    }

    /// <summary>Which headings were taken for which fields.</summary>
    private static IReadOnlyList<ReadColumn> Columns(DatasetKind kind, FoundHeader header)
    {
        var labels = ColumnLabels.Of(header.Cells);
        return
        [
            .. kind.Schema.Fields.Where(field => header.Match.Columns.ContainsKey(field.Name))
                .Select(field => new ReadColumn(labels[header.Match.Columns[field.Name]], field.Name)),
        ];
    }
}
