using Hub.Data.Access;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions;

/// <summary>The first rows that broke each rule, with what stood there: a recorded read of the agency's own rows.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class ProblemsModel(CurrentActor current, ReadSubmissionProblems read) : PageModel
{
    /// <summary>The return.</summary>
    public SubmissionReport Report { get; private set; } = null!;

    /// <summary>The rules with their first rows.</summary>
    public IReadOnlyList<ListedProblem> Problems { get; private set; } = [];

    /// <summary>Shows them; not found where the agency has no such return.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), new(key), cancellationToken) is not SubmissionProblemsOutcome.Shown shown)
        {
            return NotFound();
        }

        (Report, Problems) = (shown.Report, shown.Problems);
        return Page();
    }
}
