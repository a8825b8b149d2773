using Hub.Data.Access;
using Hub.Data.Profiles.Writing.History;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Write;

/// <summary>What a section said before, and the difference of two versions word by word. Reads only.</summary>
[RequiresPermission(Permission.ViewDraftProfiles)]
public sealed class HistoryModel(CurrentActor current, ReadHistory read) : PageModel
{
    /// <summary>The history.</summary>
    public SectionHistory History { get; private set; } = null!;

    /// <summary>Shows it, with two versions compared.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, string section, int? from, int? to, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), id, section, from, to, cancellationToken) is not { } history)
        {
            return NotFound();
        }

        History = history;
        return Page();
    }
}
