using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.People;

/// <summary>The people of one's own agency, for its administrators; withdraws one-time links.</summary>
[RequiresPermission(Permission.ManagePeople)]
public sealed class IndexModel(CurrentActor current, PeopleDirectory people, RevokeInvitation revoke) : PageModel
{
    /// <summary>Who looks.</summary>
    public Actor Person { get; private set; } = null!;

    /// <summary>Everybody, those who wait first.</summary>
    public IReadOnlyList<PersonEntry> Everybody { get; private set; } = [];

    /// <summary>Links that still work.</summary>
    public IReadOnlyList<OpenLink> Links { get; private set; } = [];

    /// <summary>Areas by code, for the words of roles.</summary>
    public IReadOnlyList<GrantableArea> Areas { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    /// <summary>Withdraws a link.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid invitationId, CancellationToken cancellationToken)
    {
        if (await revoke.HandleAsync(current.Require(), invitationId, cancellationToken) is AccessOutcome.Refused refused)
        {
            ModelState.AddModelError("", refused.Why.Sentence);
            await LoadAsync(cancellationToken);
            return Page();
        }

        Notice.Set(TempData, "The link was withdrawn. It no longer works.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Person = current.Require();
        (Everybody, Links) = await people.ListAsync(Person, cancellationToken);
        Areas = await people.AreasAsync(Person, cancellationToken);
    }
}
