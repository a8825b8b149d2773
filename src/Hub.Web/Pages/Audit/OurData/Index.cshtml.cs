using Hub.Data.Access;
using Hub.Data.Access.Record;
using Hub.Data.Database;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Audit.OurData;

/// <summary>
/// Who used what came from the agency that the reader acts for: people of every agency, administrators and the hub's own work. For
/// its information governance and its auditors. Reading it is itself an event.
/// </summary>
[RequiresPermission(Permission.ViewAudit)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The agency.</summary>
    public string Agency => current.Require().Acting.Name;

    /// <summary>What was found.</summary>
    public RecordPage Found { get; private set; } = new([], 0);

    /// <summary>Where in the list.</summary>
    public Pager Pager { get; private set; } = null!;

    /// <summary>Shows it, newest first.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int? at, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var filter = new RecordFilter { Concerning = actor.Acting.AgencyId, DataOnly = true };
        if (await new SearchRecord(database).HandleAsync(actor, filter, at ?? 1, cancellationToken) is not RecordOutcome.Found found)
        {
            return Forbid();
        }

        Found = found.Page;
        var pages = Pager.Count(Found.Count, SearchRecord.PerPage);
        Pager = new Pager(Math.Clamp(at ?? 1, 1, pages), pages, "/audit/our-data", new Dictionary<string, string?>());
        return Page();
    }
}
