using Hub.Data.Access.Sessions;
using Hub.Data.Database;
using Hub.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Account;

/// <summary>
/// Ends the session here, wherever else a copy of its cookie may be, and at the sign-in server. For everybody who has one.
/// </summary>
[RequiresIdentity]
public sealed class SignOutModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (current.Actor is { } actor)
        {
            await new EndSession(database, time).HandleAsync(actor, cancellationToken);
        }

        return SignOut(
            new AuthenticationProperties { RedirectUri = "/signed-out" },
            CookieAuthenticationDefaults.AuthenticationScheme,
            OpenIdConnectDefaults.AuthenticationScheme);
    }
}
