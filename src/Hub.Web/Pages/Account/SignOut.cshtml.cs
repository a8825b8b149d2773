using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Account;

/// <summary>Ends the session here and at the sign-in server, and records it. For everybody who has one.</summary>
[RequiresIdentity]
public sealed class SignOutModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (current.Actor is { } actor)
        {
            await database.InScopeAsync(
                actor.ScopeFor("sign out"),
                session => AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.SignedOut, "account", actor.AccountId.ToString())),
                cancellationToken);
        }

        return SignOut(
            new AuthenticationProperties { RedirectUri = "/signed-out" },
            CookieAuthenticationDefaults.AuthenticationScheme,
            OpenIdConnectDefaults.AuthenticationScheme);
    }
}
