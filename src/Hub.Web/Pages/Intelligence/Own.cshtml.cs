using Hub.Data.Access;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Reporting;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence;

/// <summary>What became of one's own report, without its words. A post withdraws it.</summary>
[RequiresPermission(Permission.ReportIntelligence)]
public sealed class OwnModel(CurrentActor current, OwnReports own, WithdrawReport withdraw) : PageModel
{
    /// <summary>The report.</summary>
    public ReportRow Report { get; private set; } = null!;

    /// <summary>Where the words are now.</summary>
    public string Kept => Report.Status switch
    {
        ReportStatus.Received or ReportStatus.Grading => "Sealed; only the intelligence unit opens them",
        ReportStatus.Sanitised or ReportStatus.NotTakenOn => $"Sealed, and destroyed on {When.Day(Report.DestroyOn)}",
        _ => "Destroyed",
    };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Withdraws it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        switch (await withdraw.HandleAsync(current.Require(), id, cancellationToken))
        {
            case IntelligenceResult.Done:
                Notice.Set(TempData, "The report is withdrawn and your words are destroyed.");
                return Redirect(ReportPath.Own(id));
            case IntelligenceResult.Refused refused when await FindAsync(id, cancellationToken):
                Problems.Add(ModelState, refused);
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var report = await own.FindAsync(current.Require(), id, cancellationToken);
        Report = report!;
        return report is not null;
    }
}
