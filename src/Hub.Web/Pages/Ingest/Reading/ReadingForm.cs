using Hub.Data.Access;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Web.Pages.Ingest.Submissions;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Reading;

/// <summary>
/// A page that shows a file before it is decided, or says how it is read. For whoever sends the agency's returns; looking is
/// recorded, and saving has the file read again as a dry run.
/// </summary>
public abstract class ReadingForm(CurrentActor current, ReadPreview read, ChooseReading choose) : PageModel
{
    /// <summary>The file as it is read now.</summary>
    public ShownPreview Shown { get; private set; } = null!;

    /// <summary>What becomes of the columns of the sheet that is read.</summary>
    public ColumnPlan Plan { get; private set; } = new([], [], []);

    /// <summary>The address of the return.</summary>
    public string Path => $"/submissions/{Shown.Report.Key}";

    /// <summary>The return and its period, as every page of it says them.</summary>
    public string Caption => $"{Shown.Report.Title}, {Forms.When.Period(Shown.Report.PeriodFrom, Shown.Report.PeriodUntil)}";

    /// <summary>Reads the preview; the answer to give instead where there is none to show.</summary>
    protected async Task<IActionResult?> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        switch (await read.HandleAsync(current.Require(), new(key), cancellationToken))
        {
            case ReadPreviewOutcome.Shown shown:
                Shown = shown.What;
                Plan = ColumnPlan.Of(Shown, Shown.Preview.Sheet!);
                return null;
            case ReadPreviewOutcome.Reading:
                return Redirect(NextStep.Progress(key));
            case ReadPreviewOutcome.Nothing:
                return Redirect($"/submissions/{key}");
            default:
                return NotFound();
        }
    }

    /// <summary>Saves what was said; the same page with the reason where it cannot stand.</summary>
    /// <param name="choice">The whole choice.</param>
    /// <param name="field">The field of the form that a refusal points to.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    protected async Task<IActionResult> SaveAsync(ReadingChoice choice, string field, CancellationToken cancellationToken)
    {
        switch (await choose.HandleAsync(current.Require(), new(Shown.Report.Key, choice), cancellationToken))
        {
            case ChooseReadingOutcome.Chosen:
                return Redirect(NextStep.Progress(Shown.Report.Key));
            case ChooseReadingOutcome.Refused refused:
                ModelState.AddModelError(field, refused.Why.Message);
                return Page();
            default:
                return NotFound();
        }
    }
}
