using Hub.Data.Access;
using Hub.Data.Profiles.Writing.History;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Changes;

/// <summary>How a profile differs in figures and in words from the last one released of its area. Reads only.</summary>
[RequiresPermission(Permission.ViewDraftProfiles)]
public sealed class IndexModel(CurrentActor current, ReadChanges read) : PageModel
{
    /// <summary>The differences.</summary>
    public ProfileChanges Changes { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), id, cancellationToken) is not { } changes)
        {
            return NotFound();
        }

        Changes = changes;
        return Page();
    }
}
