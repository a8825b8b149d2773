using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Quality;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions;

/// <summary>One return: what became of it, and what was wrong by rule. No value of a row stands here.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class ReportModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The return.</summary>
    public SubmissionReport Report { get; private set; } = null!;

    /// <summary>What was wrong, errors first.</summary>
    public IReadOnlyList<ProblemGroup> Problems { get; private set; } = [];

    /// <summary>How good its file was; null where no row was read.</summary>
    public QualityView? Quality { get; private set; }

    /// <summary>Shows it; not found where the agency has no such return.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var found = await database.InScopeAsync(
            actor.ScopeFor("see what became of a return"),
            async session =>
            {
                if (await SubmissionQueries.FindAsync(session, actor.Acting.AgencyId, key) is not { } report)
                {
                    return false;
                }

                Report = report;
                Problems = await SubmissionQueries.ProblemsAsync(session, actor.Acting.AgencyId, report.SubmissionId);
                Quality = await QualityQueries.ViewAsync(session, actor.Acting.AgencyId, report.SubmissionId);
                return true;
            },
            cancellationToken);
        return found ? Page() : NotFound();
    }
}
