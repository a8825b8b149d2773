using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Downloads;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Tables;

/// <summary>The tables of a released edition as files, for those who read it. Writes nothing; each download is recorded.</summary>
[RequiresPermission(Permission.UseHub)]
public sealed class IndexModel(CurrentActor current, DownloadTables download) : PageModel
{
    /// <summary>The edition.</summary>
    public ReleasedEdition Edition { get; private set; } = null!;

    /// <summary>Its tables.</summary>
    public TableSet Tables { get; private set; } = null!;

    /// <summary>Area and period.</summary>
    public string Name => $"{Edition.AreaName}, {Wording.Period(Edition.PeriodFrom, Edition.PeriodUntil)}";

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await download.FindAsync(current.Require(), id, cancellationToken) is not var (edition, tables))
        {
            return NotFound();
        }

        (Edition, Tables) = (edition, tables);
        return Page();
    }
}
