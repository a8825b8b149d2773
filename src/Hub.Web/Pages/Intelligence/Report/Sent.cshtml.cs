using Hub.Data.Access;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Reporting;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence.Report;

/// <summary>The confirmation, to whoever sent the report. Reads only.</summary>
[RequiresPermission(Permission.ReportIntelligence)]
public sealed class SentModel(CurrentActor current, OwnReports own) : PageModel
{
    /// <summary>The report.</summary>
    public ReportRow Report { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(current.Require(), id, cancellationToken) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        return Page();
    }
}
