using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Ingest.Files;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Ingest.Reading;

/// <summary>The first rows of a file, how it was read, and what becomes of its columns.</summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class LookModel(CurrentActor current, ReadPreview read, ChooseReading choose) : ReadingForm(current, read, choose)
{
    private const int RowsOfData = 20;
    private const int MostHeaderRow = 40;
    private const int CellsQuoted = 4;
    private const int LongestQuote = 60;

    /// <summary>The sheet to look at, from 0; the one that is read where it is not said.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Sheet { get; set; }

    /// <summary>The row that holds the headings; empty is "find it".</summary>
    [BindProperty]
    public string? HeaderRow { get; set; }

    /// <summary>The separator of a text file; empty is "find it".</summary>
    [BindProperty]
    public string? Separator { get; set; }

    /// <summary>The sheet that is shown.</summary>
    public PreviewSheet Looked { get; private set; } = null!;

    /// <summary>Whether it is the sheet that is read.</summary>
    public bool IsRead => Looked == Shown.Preview.Sheet;

    /// <summary>The rows to show: a title block, the headings and the first rows of data.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows => Looked.Rows.Take((Looked.LikelyHeaderRow ?? 0) + RowsOfData);

    /// <summary>Columns of the widest row that is shown.</summary>
    public int Width => Rows.Select(row => row.Count).DefaultIfEmpty().Max();

    /// <summary>The sheets to choose from.</summary>
    public IEnumerable<Choice> Sheets => Shown.Preview.Sheets.Select((sheet, i) => new Choice(
        i.ToString(CultureInfo.InvariantCulture), (sheet.Name ?? "") + (i == Shown.Preview.Chosen ? " (read)" : "")));

    /// <summary>The rows that may hold the headings.</summary>
    public IEnumerable<Choice> HeaderRows =>
    [
        new Choice("", "Find the row for me"),
        .. Looked.Rows.Take(MostHeaderRow).Select((row, i) => new Choice(
            (i + 1).ToString(CultureInfo.InvariantCulture), $"Row {i + 1} holds the headings: {Quote(row)}")),
    ];

    /// <summary>What may part the cells of a text file.</summary>
    public static IReadOnlyList<Choice> Separators { get; } =
        [new("", "Find it for me"), new(",", "Comma"), new(";", "Semicolon"), new("\t", "Tab"), new("|", "Vertical bar")];

    /// <summary>A column's letter as in the spreadsheet.</summary>
    public static string Letter(int column) => XlsxWriter.ColumnName(column);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is { } instead)
        {
            return instead;
        }

        Fill();
        return Page();
    }

    /// <summary>Has the file read again with another sheet, row of headings or separator.</summary>
    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is { } instead)
        {
            return instead;
        }

        var (row, separator) = (HeaderRow, Separator);
        Fill();
        var choice = (Shown.Choice ?? new ReadingChoice()) with
        {
            Sheet = Looked.Name,
            HeaderRow = int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            Separator = string.IsNullOrEmpty(separator) ? null : separator,
        };
        return await SaveAsync(choice, nameof(HeaderRow), cancellationToken);
    }

    private void Fill()
    {
        Sheet = Sheet is { } sheet && sheet >= 0 && sheet < Shown.Preview.Sheets.Count ? sheet : Shown.Preview.Chosen;
        Looked = Shown.Preview.Sheets[Sheet.Value];
        HeaderRow ??= (Shown.Own?.HeaderRow ?? Looked.HeaderRow)?.ToString(CultureInfo.InvariantCulture);
        Separator ??= Shown.Own?.Separator;
    }

    private static string Quote(IReadOnlyList<string> row)
    {
        var text = string.Join(", ", row.Where(cell => cell.Trim().Length > 0).Take(CellsQuoted).Select(cell => cell.Trim()));
        return text.Length == 0 ? "(empty)" : text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
    }
}
