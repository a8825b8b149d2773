using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>
/// How far a return has come. It may be left and opened again: once there is something to do it leads there. Without script it
/// loads itself anew.
/// </summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class ProgressModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The return.</summary>
    public SubmissionReport Report { get; private set; } = null!;

    /// <summary>How far it has come.</summary>
    public ProgressView Progress { get; private set; } = null!;

    /// <summary>Shows it, or goes on; not found where the agency has no such return.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var found = await database.InScopeAsync(
            actor.ScopeFor("see how far a return has come"),
            session => ProgressQueries.FindAsync(session, actor.Acting.AgencyId, key),
            cancellationToken);
        if (found is not { } read)
        {
            return NotFound();
        }

        (Report, Progress) = (read.Report, ProgressView.Of(key, read.Report.IsDecidedByPerson, read.Progress));
        return Progress.Next is { } next ? Redirect(next) : Page();
    }
}
