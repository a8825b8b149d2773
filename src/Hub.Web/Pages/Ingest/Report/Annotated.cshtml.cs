using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Annotating;
using Hub.Data.Ingest.Deciding;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>
/// Asks for a copy of a return with what is wrong beside each row, and gives it. For data officers; each act is recorded.
/// </summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class AnnotatedModel(CurrentActor current, HubDatabase database, AskAnnotatedFile ask)
    : CheckedForm(current, database)
{
    private const string RefreshSeconds = "5";

    private readonly HubDatabase _database = database;

    /// <summary>Its form.</summary>
    [BindProperty]
    public string Form { get; set; } = AnnotatedForm.Xlsx;

    /// <summary>Its rows.</summary>
    [BindProperty]
    public string Rows { get; set; } = AnnotatedForm.Problems;

    /// <summary>Copies of the report as it stands: made, or being made.</summary>
    public IReadOnlyList<AnnotatedCopy> Copies { get; private set; } = [];

    /// <summary>The forms to choose from.</summary>
    public static IEnumerable<Choice> Forms =>
        [new(AnnotatedForm.Xlsx, "Excel workbook (XLSX)"), new(AnnotatedForm.Csv, "Text file (CSV)")];

    /// <summary>The rows to choose from.</summary>
    public static IEnumerable<Choice> RowChoices =>
    [
        new(AnnotatedForm.Problems, "Only rows in which something was found", "To look them up and correct them in your own system."),
        new(AnnotatedForm.All, "All rows", "To correct them in the copy and send that: its extra columns are not used."),
    ];

    /// <summary>Shows what there is; while a copy is being made the page opens itself again.</summary>
    public override async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        if (!await FillAsync(key, cancellationToken))
        {
            return NotFound();
        }

        if (Copies.Any(copy => copy.MadeAt is null))
        {
            Response.Headers["Refresh"] = RefreshSeconds;
        }

        return IsOpen ? Page() : Redirect($"/submissions/{key}");
    }

    /// <summary>Asks for a copy.</summary>
    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellationToken)
    {
        switch (await ask.HandleAsync(Actor, new(key, new AnnotatedForm(Form, Rows)), cancellationToken))
        {
            case DecidingOutcome.Done:
                return Redirect($"/submissions/{key}/annotated");
            case DecidingOutcome.Refused refused:
                ModelState.AddModelError("", refused.Sentence);
                return await FillAsync(key, cancellationToken) ? Page() : NotFound();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FillAsync(Guid key, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken))
        {
            return false;
        }

        var copies = await _database.InScopeAsync(
            Actor.ScopeFor("list copies of a return"),
            session => AnnotatedFileStore.ListAsync(session, Detail.Report.SubmissionId), cancellationToken);
        // A copy of an older report says what is no longer so.
        Copies = [.. copies.Where(copy => copy.AskedAt >= Detail.CheckedAt)];
        return true;
    }
}
