using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>The desk of one profile: what there is to do, in which order, and who did what when. Reads only.</summary>
[RequiresPermission(Permission.ViewDraftProfiles)]
public sealed class IndexModel(CurrentActor current, PublicationDesk desk) : PageModel
{
    /// <summary>The profile.</summary>
    public DeskView View { get; private set; } = null!;

    /// <summary>Area and period.</summary>
    public string Name
        => $"{View.AreaName}, {Wording.Period(View.Publication.PeriodFrom, View.Publication.PeriodUntil)}";

    /// <summary>Shows the desk.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(current.Require(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
