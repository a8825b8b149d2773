using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Receipts;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Receipts;

/// <summary>What the agency's own data did in each build (capability 5.9). Writes nothing.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The receipts, newest first.</summary>
    public IReadOnlyList<Receipt> Receipts { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        Receipts = await database.InScopeAsync(
            actor.ScopeFor("see what our data did"),
            session => ReceiptQueries.ListAsync(session, actor.Acting.AgencyId),
            cancellationToken);
    }
}
