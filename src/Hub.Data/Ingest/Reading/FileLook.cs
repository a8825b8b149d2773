using ExcelDataReader;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;

namespace Hub.Data.Ingest.Reading;

/// <summary>The first rows of one sheet, and the header found among them.</summary>
internal sealed record LookedSheet(int Index, string? Name, IReadOnlyList<string[]> Rows, FoundHeader? Header);

/// <summary>
/// What a first look into a file shows, whether or not it can be read as the kind: so that its sender sees it too. A text file
/// is one sheet without a name.
/// </summary>
internal sealed class FileLook : IDisposable
{
    private static readonly Refusal NoTable = new(
        "not_a_table", "This is not a CSV or XLSX file; export the data as one of these and send that.");

    private FileLook(Stream stream, ReadingChoice? choice) => (Stream, Choice) = (stream, choice);

    /// <summary>The file.</summary>
    public Stream Stream { get; }

    /// <summary>What a person said, now or with an earlier file.</summary>
    public ReadingChoice? Choice { get; }

    /// <summary>Why nothing of it can be shown; null where it can.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>The visible sheets in their order.</summary>
    public IReadOnlyList<LookedSheet> Sheets { get; private init; } = [];

    /// <summary>The sheet that is read.</summary>
    public LookedSheet? Best { get; private init; }

    /// <summary>What the whole of a text file shows; null for a workbook.</summary>
    public TextScan? Scan { get; private init; }

    /// <summary>How a text file is to be read; null for a workbook.</summary>
    public CsvHead? Head { get; private init; }

    /// <summary>The open workbook; null for a text file.</summary>
    public IExcelDataReader? Workbook { get; private init; }

    /// <summary>Looks into a file by its content, whatever its name says.</summary>
    public static FileLook Of(Stream stream, DatasetKind kind, ReadingChoice? choice)
    {
        if (stream.Length == 0)
        {
            return Not(stream, TabularFile.Empty);
        }

        return FileForms.Of(stream) switch
        {
            FileForm.Text => OfText(stream, kind, choice),
            FileForm.Zip => OfWorkbook(stream, kind, choice),
            FileForm.Ole => Not(stream, WorkbookGuard.RefuseOle(stream)),
            _ => Not(stream, NoTable),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Workbook?.Dispose();

    private static FileLook Not(Stream stream, Refusal why) => new(stream, null) { Refusal = why };

    private static FileLook OfText(Stream stream, DatasetKind kind, ReadingChoice? choice)
    {
        var scan = TextScan.Of(stream);
        // A stray NUL is a problem of its row; a file full of them is no text.
        if (scan.Nuls * 10 > scan.Bytes)
        {
            return Not(stream, NoTable);
        }

        var head = CsvHead.Of(stream, scan, kind, choice);
        var sheet = new LookedSheet(0, null, head.Rows, head.Header);
        return new FileLook(stream, choice) { Scan = scan, Head = head, Sheets = [sheet], Best = sheet };
    }

    private static FileLook OfWorkbook(Stream stream, DatasetKind kind, ReadingChoice? choice)
    {
        if (WorkbookGuard.Check(stream) is { } unsafeContent)
        {
            return Not(stream, unsafeContent);
        }

        IExcelDataReader? reader = null;
        try
        {
            TextEncodings.Register();
            reader = ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
            var sheets = Reading.Workbook.Sheets(reader, kind, choice);
            var look = sheets.All(sheet => sheet.Rows.Count == 0)
                ? Not(stream, new Refusal(
                    "empty_file", "The workbook has no rows on any visible sheet; export it again and look into it before sending."))
                : new FileLook(stream, choice) { Workbook = reader, Sheets = sheets, Best = Reading.Workbook.Best(sheets, choice) };
            reader = look.Workbook is null ? reader : null;
            return look;
        }
        catch (Exception fault) when (XlsxRowSource.IsDamage(fault))
        {
            return Not(stream, WorkbookGuard.RefuseDamaged());
        }
        finally
        {
            reader?.Dispose();
        }
    }
}
