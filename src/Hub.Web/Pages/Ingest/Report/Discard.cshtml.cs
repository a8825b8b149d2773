using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Deciding;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>Asks before a return is given up. For data officers; a post destroys its file and writes its event.</summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class DiscardModel(CurrentActor current, HubDatabase database, DiscardSubmission discard) : CheckedForm(current, database)
{
    /// <summary>The page, for a return of which no row stands.</summary>
    public override async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
        => !await FindAsync(key, cancellationToken) ? NotFound()
            : SubmissionStatus.Open.Contains(Detail.Report.Status) ? Page()
            : Redirect($"/submissions/{key}");

    /// <summary>Discards it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellationToken)
    {
        var outcome = await discard.HandleAsync(Actor, new(key), cancellationToken);
        if (outcome is DecidingOutcome.Done)
        {
            Notice.Set(TempData, "The return is discarded. Its file is destroyed; nothing of it was taken in.");
        }

        return await AnswerAsync(key, outcome, $"/submissions/{key}", cancellationToken);
    }
}
