using Hub.Data.Access;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Reporting;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence;

/// <summary>Where everybody begins a report and sees what became of their own. Reads only.</summary>
[RequiresPermission(Permission.ReportIntelligence)]
public sealed class IndexModel(CurrentActor current, ReportDrafts drafts, OwnReports own) : PageModel
{
    /// <summary>Why the agency cannot report now; null where it can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>One's own reports.</summary>
    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];

    /// <summary>The agency acted for.</summary>
    public string AgencyName => current.Require().Acting.Name;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Refusal, _) = await drafts.ChoicesAsync(current.Require(), cancellationToken);
        Reports = await own.ListAsync(current.Require(), cancellationToken);
    }
}
