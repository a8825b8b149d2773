using Hub.Data.Access;
using Hub.Data.Access.Agencies;
using Hub.Data.Access.People;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Agencies;

/// <summary>
/// One agency, for administrators of the agency that runs the hub: what it still needs, its first administrator, its systems. Of its
/// people nothing is shown but who waits to become the first administrator.
/// </summary>
[RequiresPermission(Permission.ManageAgencies)]
public sealed class AgencyModel(
    CurrentActor current,
    AgencyDirectory agencies,
    InvitePerson invite,
    ApproveMembership approve,
    RegisterApiClient registerClient,
    DisableApiClient disableClient) : PageModel
{
    /// <summary>The agency shown.</summary>
    public AgencyDetail Detail { get; private set; } = null!;

    /// <summary>Address of a first administrator.</summary>
    [BindProperty]
    public string Email { get; set; } = "";

    /// <summary>Tenant of a system.</summary>
    [BindProperty]
    public string ClientTenant { get; set; } = "";

    /// <summary>Client id of a system.</summary>
    [BindProperty]
    public string ClientId { get; set; } = "";

    /// <summary>Name of a system.</summary>
    [BindProperty]
    public string ClientName { get; set; } = "";

    /// <summary>A first administrator's link, in the answer to the form only.</summary>
    public LinkShown? Link { get; private set; }

    /// <summary>Shows the agency.</summary>
    public async Task<IActionResult> OnGetAsync(Guid agencyId, CancellationToken cancellationToken)
        => await LoadAsync(agencyId, cancellationToken) ? Page() : NotFound();

    /// <summary>Makes the link of a first administrator and shows it once.</summary>
    public async Task<IActionResult> OnPostInviteAsync(Guid agencyId, CancellationToken cancellationToken)
    {
        var outcome = await invite.HandleAsync(
            current.Require(),
            new InvitePersonRequest(agencyId, (Email ?? "").Trim(), [new RoleGrant(Role.Administrator)]),
            cancellationToken);
        if (outcome is InvitePersonOutcome.Invited invited)
        {
            Link = new LinkShown(JoinLink.Of(Request, invited.Token), invited.ExpiresAt);
        }

        return await AgainAsync(agencyId, nameof(Email), (outcome as InvitePersonOutcome.Refused)?.Why, cancellationToken);
    }

    /// <summary>Approves a first administrator.</summary>
    public async Task<IActionResult> OnPostApproveAsync(Guid agencyId, Guid accountId, CancellationToken cancellationToken)
        => await AfterAsync(
            agencyId,
            "",
            await approve.HandleAsync(current.Require(), agencyId, accountId, cancellationToken),
            "The administrator was approved, and manages the agency's people from now on.",
            cancellationToken);

    /// <summary>Lets a system call the API.</summary>
    public async Task<IActionResult> OnPostClientAsync(Guid agencyId, CancellationToken cancellationToken)
    {
        _ = Guid.TryParse(ClientTenant, out var tenant);
        var request = new RegisterApiClientRequest(agencyId, tenant, (ClientId ?? "").Trim(), (ClientName ?? "").Trim());
        var outcome = await registerClient.HandleAsync(current.Require(), request, cancellationToken);
        var field = outcome is not AccessOutcome.Refused refused ? ""
            : refused.Why == AccessRefusals.ClientTenant ? nameof(ClientTenant)
            : DisplayName.Problem(request.Name) is not null && Guid.TryParse(request.ClientId, out _) ? nameof(ClientName)
            : nameof(ClientId);
        return await AfterAsync(agencyId, field, outcome, "The system may call the API from now on.", cancellationToken);
    }

    /// <summary>Shuts a system out.</summary>
    public async Task<IActionResult> OnPostDisableClientAsync(Guid agencyId, Guid apiClientId, CancellationToken cancellationToken)
        => await AfterAsync(
            agencyId,
            "",
            await disableClient.HandleAsync(current.Require(), agencyId, apiClientId, cancellationToken),
            "The system is shut out. Its next call is refused.",
            cancellationToken);

    private async Task<IActionResult> AfterAsync(
        Guid agencyId, string field, AccessOutcome outcome, string sentence, CancellationToken cancellationToken)
    {
        if (outcome is AccessOutcome.Refused refused)
        {
            return await AgainAsync(agencyId, field, refused.Why, cancellationToken);
        }

        Notice.Set(TempData, sentence);
        return RedirectToPage(new { agencyId });
    }

    private async Task<IActionResult> AgainAsync(Guid agencyId, string field, AccessRefusal? why, CancellationToken cancellationToken)
    {
        if (why is not null)
        {
            ModelState.AddModelError(field, why.Sentence);
        }

        return await LoadAsync(agencyId, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid agencyId, CancellationToken cancellationToken)
    {
        if (await agencies.FindAsync(current.Require(), agencyId, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        return true;
    }
}
