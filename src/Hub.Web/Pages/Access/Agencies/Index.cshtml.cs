using Hub.Data.Access;
using Hub.Data.Access.Agencies;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Agencies;

/// <summary>Every agency, for administrators of the agency that runs the hub.</summary>
[RequiresPermission(Permission.ManageAgencies)]
public sealed class IndexModel(CurrentActor current, AgencyDirectory agencies) : PageModel
{
    /// <summary>The agencies, by name.</summary>
    public IReadOnlyList<AgencyEntry> Agencies { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Agencies = await agencies.ListAsync(current.Require(), cancellationToken);

    /// <summary>What keeps an agency's people out, in words; "In use" where nothing does.</summary>
    public static string State(AgencyEntry agency)
        => !agency.IsActive ? "Suspended"
            : agency.Administrators > 0 ? "In use"
            : "No administrator yet";
}
