using Hub.Data.Access.People;
using Hub.Web.Security;
using Hub.Web.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Join;

/// <summary>
/// Binds a one-time link to the account signed in with; for anybody whose identity is proven, known to the hub or not. Says what
/// became of it.
/// </summary>
[RequiresIdentity]
public sealed class ConfirmModel(CurrentActor current, JoinCookie cookie, AcceptInvitation accept) : PageModel
{
    /// <summary>Who is signed in, as their directory shows them.</summary>
    public ProvenIdentity Identity { get; private set; } = null!;

    /// <summary>What became of the link; null before it was used.</summary>
    public AcceptInvitationOutcome.Accepted? Accepted { get; private set; }

    /// <summary>Why it was refused, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Asks whether it is the right account.</summary>
    public IActionResult OnGet()
    {
        Identity = current.Identity!;
        return cookie.Read(Request) is null ? Redirect("/access/join") : Page();
    }

    /// <summary>Uses the link.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Identity = current.Identity!;
        if (cookie.Read(Request) is not { } token)
        {
            return Redirect("/access/join");
        }

        var outcome = await accept.HandleAsync(
            new AcceptInvitationRequest(token, Identity.TenantId, Identity.ObjectId, Identity.DisplayName), cancellationToken);
        cookie.Forget(HttpContext);
        Accepted = outcome as AcceptInvitationOutcome.Accepted;
        Refusal = (outcome as AcceptInvitationOutcome.Refused)?.Why.Sentence;
        return Page();
    }
}
