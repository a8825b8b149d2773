using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Corrections;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reports;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>
/// Corrects single cells in the browser: the rows with something wrong, or one of them with its cells. For data officers. Opening a
/// row and each post write an audit event; the file itself is never changed.
/// </summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class FixModel(
    CurrentActor current, HubDatabase database, ReadKeptRow read, CorrectCells correct, UndoCorrection undo)
    : CheckedForm(current, database)
{
    private const int RowsListed = 100;

    private readonly HubDatabase _database = database;

    /// <summary>The row that is being corrected; null on the list of rows.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Row { get; set; }

    /// <summary>New texts by field.</summary>
    [BindProperty]
    public IDictionary<string, string?> Cells { get; set; } = new Dictionary<string, string?>();

    /// <summary>The cell to put back.</summary>
    [BindProperty]
    public string? Field { get; set; }

    /// <summary>The row with its cells.</summary>
    public RowToCorrect? One { get; private set; }

    /// <summary>Rows in which something was found, the first ones.</summary>
    public IReadOnlyList<int> RowNumbers { get; private set; } = [];

    /// <summary>The kind that the return is of; gives fields their titles.</summary>
    public DatasetKind? Kind { get; private set; }

    /// <summary>The title of a field.</summary>
    public string Title(string field) => Kind?.Field(field)?.Title ?? field;

    /// <summary>Whether somebody has corrected something in a row.</summary>
    public bool IsCorrected(int row) => Detail.Corrections.Any(correction => correction.RowNumber == row);

    /// <summary>Shows the list, or one row.</summary>
    public override async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
        => !await FillAsync(key, cancellationToken) ? NotFound() : IsOpen ? Page() : Redirect($"/submissions/{key}");

    /// <summary>Records corrected cells of the row, and goes on to the next one.</summary>
    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellationToken)
    {
        var cells = Cells.ToDictionary(cell => cell.Key, cell => cell.Value ?? "", StringComparer.Ordinal);
        switch (await correct.HandleAsync(Actor, new(key, Row ?? 0, cells), cancellationToken))
        {
            case CorrectingOutcome.Done done:
                Notice.Set(TempData, FormattableString.Invariant(
                    $"Row {Row}: {ReportWords.Count(done.Cells, "cell", "cells")} corrected. Your file itself is not changed."));
                return Redirect($"/submissions/{key}/fix" + (done.NextRow is { } next ? $"?row={next}" : ""));
            case CorrectingOutcome.Refused refused:
                return await AgainAsync(key, refused, cancellationToken);
            default:
                return NotFound();
        }
    }

    /// <summary>Puts a cell back as the file has it.</summary>
    public async Task<IActionResult> OnPostUndoAsync(Guid key, CancellationToken cancellationToken)
    {
        switch (await undo.HandleAsync(Actor, new(key, Row ?? 0, Field ?? ""), cancellationToken))
        {
            case CorrectingOutcome.Done:
                Notice.Set(TempData, FormattableString.Invariant($"Row {Row}: the cell is as your file has it again."));
                return Redirect($"/submissions/{key}/fix");
            case CorrectingOutcome.Refused refused:
                Row = null;
                return await AgainAsync(key, refused, cancellationToken);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AgainAsync(Guid key, CorrectingOutcome.Refused refused, CancellationToken cancellationToken)
    {
        foreach (var problem in refused.Problems)
        {
            ModelState.AddModelError(problem.Field.Length == 0 ? "" : $"Cells[{problem.Field}]", problem.Sentence);
        }

        return await FillAsync(key, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> FillAsync(Guid key, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken))
        {
            return false;
        }

        if (Row is { } row && IsOpen)
        {
            One = await read.HandleAsync(Actor, new(key, row), cancellationToken);
            return One is not null;
        }

        await _database.InScopeAsync(
            Actor.ScopeFor("list rows to correct"),
            async session =>
            {
                RowNumbers = await SubmissionQueries.RowNumbersAsync(
                    session, Actor.Acting.AgencyId, Detail.Report.SubmissionId, RowsListed);
                Kind = Detail.Corrections.Count == 0
                    ? null
                    : await DatasetKindStore.FindAsync(session, Detail.Report.Kind, Detail.Report.KindVersion);
            },
            cancellationToken);
        return true;
    }
}
