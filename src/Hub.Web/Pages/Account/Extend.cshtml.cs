using Hub.Data.Access;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Account;

/// <summary>
/// "Stay signed in": the request itself prolongs the session, up to its absolute end. A post, so that no image or link of another
/// site can do it. Writes nothing.
/// </summary>
[RequiresPermission(Permission.UseHub)]
public sealed class ExtendModel : PageModel
{
    /// <summary>Opened by hand: back to the tasks.</summary>
    public IActionResult OnGet() => Redirect("/");

    /// <summary>The answer has no body; the page stays as it is.</summary>
    public IActionResult OnPost() => new NoContentResult();
}
