using Hub.Data.Access;
using Hub.Data.Access.Sessions;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Sessions;

/// <summary>Ends every session of one's own, this one included; for everybody.</summary>
[RequiresPermission(Permission.UseHub)]
public sealed class IndexModel(CurrentActor current, SignOutEverywhere signOut) : PageModel
{
    /// <summary>Ends the sessions; the next request finds none.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await signOut.HandleAsync(current.Require(), cancellationToken);
        return Redirect("/");
    }
}
