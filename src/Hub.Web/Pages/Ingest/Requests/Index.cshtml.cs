using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Requests;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Requests;

/// <summary>Requests for missing returns: those sent to the reader's agency, and those of the reader's areas. Writes nothing.</summary>
[RequiresPermission(Permission.ViewDataRequests)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>Requests to the reader's agency; null where the reader does not see its returns.</summary>
    public IReadOnlyList<DataRequest>? Asked { get; private set; }

    /// <summary>Requests of the reader's areas; null where the reader asks for none.</summary>
    public IReadOnlyList<DataRequest>? Ours { get; private set; }

    /// <summary>Shows the lists.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("list requests for data"),
            async session =>
            {
                Asked = actor.Can(Permission.ViewSubmissions)
                    ? await DataRequestQueries.AskedOfAsync(session, actor.Acting.AgencyId)
                    : null;
                Ours = actor.Can(Permission.ViewCoverage) ? await DataRequestQueries.InAreasAsync(session) : null;
            },
            cancellationToken);
    }
}
