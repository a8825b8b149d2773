using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.People;

/// <summary>
/// Invites a person to one's own agency, for its administrators. The link is shown once, in the answer to the form: it stands in no
/// address, no cookie and no log.
/// </summary>
[RequiresPermission(Permission.ManagePeople)]
public sealed class InviteModel(CurrentActor current, PeopleDirectory people, InvitePerson invite) : PageModel
{
    /// <summary>Where the link will be sent.</summary>
    [BindProperty]
    public string Email { get; set; } = "";

    /// <summary>Roles chosen, by stored name.</summary>
    [BindProperty]
    public string[] Roles { get; set; } = [];

    /// <summary>Areas chosen, "kind code", for the roles given by area.</summary>
    [BindProperty]
    public string[] Areas { get; set; } = [];

    /// <summary>Every area.</summary>
    public IReadOnlyList<Choice> AreaChoices { get; private set; } = [];

    /// <summary>The link, in the answer to the form only.</summary>
    public string? Link { get; private set; }

    /// <summary>When it stops working.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    /// <summary>Makes the link and shows it once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var outcome = await invite.HandleAsync(
            actor,
            new InvitePersonRequest(actor.Acting.AgencyId, (Email ?? "").Trim(), AccessWords.Grants(Roles, Areas)),
            cancellationToken);
        if (outcome is InvitePersonOutcome.Invited invited)
        {
            Link = JoinLink.Of(Request, invited.Token);
            ExpiresAt = invited.ExpiresAt;
        }
        else if (outcome is InvitePersonOutcome.Refused refused)
        {
            ModelState.AddModelError(FieldOf(refused.Why), refused.Why.Sentence);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private static string FieldOf(AccessRefusal why)
        => why == AccessRefusals.NoRole || why.Code == AccessRefusals.RoleNotOfThisAgency(Role.Analyst).Code ? nameof(Roles)
            : why == AccessRefusals.UnknownArea || why.Code == AccessRefusals.RoleAndArea("").Code ? nameof(Areas)
            : nameof(Email);

    private async Task LoadAsync(CancellationToken cancellationToken)
        => AreaChoices = AccessWords.Areas(await people.AreasAsync(current.Require(), cancellationToken));
}
