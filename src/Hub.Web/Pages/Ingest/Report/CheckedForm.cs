using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>A page that acts on a return which waits for its sender.</summary>
public abstract class CheckedForm(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The return.</summary>
    public SubmissionDetail Detail { get; private set; } = null!;

    /// <summary>Who may answer questions, by name; null where nobody was named.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Whether it waits for its sender.</summary>
    public bool IsOpen => Detail.Report is { Status: SubmissionStatus.Checked, IsDecidedByPerson: true };

    /// <summary>Who asks.</summary>
    protected Actor Actor => current.Require();

    /// <summary>The page; a return that waits no longer is shown as it stands, one of another agency does not exist.</summary>
    public virtual async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
        => await FindAsync(key, cancellationToken) ? IsOpen ? Page() : Redirect($"/submissions/{key}") : NotFound();

    /// <summary>Reads the return.</summary>
    protected Task<bool> FindAsync(Guid key, CancellationToken cancellationToken)
        => database.InScopeAsync(
            Actor.ScopeFor("decide on a return"),
            async session =>
            {
                var found = await SubmissionDetailQueries.FindAsync(session, Actor.Acting.AgencyId, key);
                Detail = found!;
                ContactName = found is null ? null : await SubmissionDetailQueries.ContactNameAsync(session, found);
                return found is not null;
            },
            cancellationToken);

    /// <summary>Goes on after an act, or shows the page again with its sentence.</summary>
    protected async Task<IActionResult> AnswerAsync(Guid key, DecidingOutcome outcome, string next, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case DecidingOutcome.Done:
                return Redirect(next);
            case DecidingOutcome.Refused refused:
                ModelState.AddModelError("", refused.Sentence);
                return await FindAsync(key, cancellationToken) ? Page() : NotFound();
            default:
                return NotFound();
        }
    }
}
