using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>What was sent, with its reference and what happens next; a bookmark of it works as long as the return stands.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class SentModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The return.</summary>
    public SubmissionDetail Detail { get; private set; } = null!;

    /// <summary>Whether it has been taken in.</summary>
    public bool Stands => SubmissionStatus.Counting.Contains(Detail.Report.Status);

    /// <summary>Shows it; a return that was not sent, or came back, is shown as it stands.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var found = await database.InScopeAsync(
            actor.ScopeFor("read the confirmation of a return"),
            session => SubmissionDetailQueries.FindAsync(session, actor.Acting.AgencyId, key), cancellationToken);
        if (found is null)
        {
            return NotFound();
        }

        Detail = found;
        return Stands || found.Report.Status == SubmissionStatus.Sent ? Page() : Redirect($"/submissions/{key}");
    }
}
