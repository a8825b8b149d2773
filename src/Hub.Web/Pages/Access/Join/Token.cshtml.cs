using Hub.Data.Access.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Join;

/// <summary>
/// Takes the secret of a one-time link out of the address before anything else is shown: the next page's address, which a browser
/// keeps, does not hold it. For anybody; shows and changes nothing.
/// </summary>
[AllowAnonymous]
public sealed class TokenModel(JoinCookie cookie) : PageModel
{
    /// <summary>Keeps the secret and goes on.</summary>
    public IActionResult OnGet(string token)
    {
        // What is no secret of ours is not kept, whatever its length.
        if (OneTimeToken.HashOf(token) is null)
        {
            cookie.Forget(HttpContext);
        }
        else
        {
            cookie.Keep(HttpContext, token);
        }

        return Redirect("/access/join");
    }
}
