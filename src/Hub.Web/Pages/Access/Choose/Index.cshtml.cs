using Hub.Data.Access;
using Hub.Data.Access.Sessions;
using Hub.Web.Forms;
using Hub.Web.Security;
using Hub.Web.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Choose;

/// <summary>A person of several agencies picks the one to act for; for everybody. The choice is on record and in the session.</summary>
[RequiresPermission(Permission.UseHub)]
public sealed class IndexModel(CurrentActor current, ChooseAgency choose) : PageModel
{
    /// <summary>The agency picked.</summary>
    [BindProperty]
    public Guid? Agency { get; set; }

    /// <summary>Their agencies.</summary>
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    /// <summary>Shows the agencies.</summary>
    public void OnGet()
    {
        Load();
        Agency = current.Require().Acting.AgencyId;
    }

    /// <summary>Acts for the agency from now on.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Load();
        if (Agency is not { } agencyId)
        {
            ModelState.AddModelError(nameof(Agency), "Choose an agency.");
            return Page();
        }

        if (await choose.HandleAsync(current.Require(), agencyId, cancellationToken) is ChooseAgencyOutcome.Refused)
        {
            ModelState.AddModelError(nameof(Agency), "This is none of your agencies; choose one from the list.");
            return Page();
        }

        await ActingAgency.ChooseAsync(HttpContext, agencyId);
        return Redirect("/");
    }

    private void Load()
        => Agencies =
        [
            .. current.Require().Memberships.OrderBy(membership => membership.Name, StringComparer.Ordinal)
                .Select(membership => new Choice(
                    membership.AgencyId.ToString(), membership.Name,
                    "You are " + string.Join(", ", membership.Roles.Select(Hub.Web.Home.RoleWords.Of)) + " here.")),
        ];
}
