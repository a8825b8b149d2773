using Hub.Data.Access;
using Hub.Data.Access.Jobs;
using Hub.Data.Database;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Jobs;

/// <summary>The list of jobs, and putting a stopped one back.</summary>
[RequiresPermission(Permission.ManageJobs)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, RetryJob retry) : PageModel
{
    /// <summary>The filter, a key of <see cref="JobWords.Filters"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string State { get; set; } = "open";

    /// <summary>The jobs.</summary>
    public IReadOnlyList<JobLine> List { get; private set; } = [];

    /// <summary>How many jobs each filter finds.</summary>
    public IReadOnlyDictionary<string, long> Found { get; private set; } = new Dictionary<string, long>();

    /// <summary>Where the list stands.</summary>
    public Pager Pager { get; private set; } = new(1, 1, "/jobs", new Dictionary<string, string?>());

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = JobWords.Filters.FirstOrDefault(one => one.Key == State, JobWords.Filters[0]);
        State = filter.Key;
        await database.InScopeAsync(
            current.Require().ScopeFor("list jobs"),
            async session =>
            {
                var counts = await JobListQueries.CountsAsync(session);
                Found = JobWords.Filters.ToDictionary(
                    one => one.Key, one => one.States.Sum(state => counts.GetValueOrDefault(state)), StringComparer.Ordinal);
                var pages = Pager.Count(Found[State], JobListQueries.PageSize);
                var page = Math.Clamp(Pager.Asked(Request), 1, pages);
                Pager = new(page, pages, "/jobs", new Dictionary<string, string?> { ["state"] = State });
                List = await JobListQueries.ListAsync(session, filter.States, page);
            },
            cancellationToken);
    }

    /// <summary>Puts a stopped job back.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (await retry.HandleAsync(current.Require(), new(id), cancellationToken) is RetryJobOutcome.Refused refused)
        {
            ModelState.AddModelError("", refused.Sentence);
            await OnGetAsync(cancellationToken);
            return Page();
        }

        Notice.Set(TempData, $"Job {id} was put back. A worker takes it within a few seconds.");
        return RedirectToPage(new { state = State });
    }
}
