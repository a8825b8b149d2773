using Hub.Data.Access;
using Hub.Data.Access.Agencies;
using Hub.Data.Ingest.Kinds;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Agencies;

/// <summary>Registers an agency, for administrators of the agency that runs the hub.</summary>
[RequiresPermission(Permission.ManageAgencies)]
public sealed class RegisterModel(CurrentActor current, RegisterAgency register) : PageModel
{
    /// <summary>Its name.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    /// <summary>Its code.</summary>
    [BindProperty]
    public string Code { get; set; } = "";

    /// <summary>Its type.</summary>
    [BindProperty]
    public string Type { get; set; } = "";

    /// <summary>Every type.</summary>
    public static IReadOnlyList<Choice> Types { get; } = [.. AgencyTypes.All.Select(type => new Choice(type.Key, type.Value))];

    /// <summary>Registers the agency and goes to its page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!AgencyTypes.All.ContainsKey(Type ?? ""))
        {
            ModelState.AddModelError(nameof(Type), "Choose the type of agency.");
            return Page();
        }

        var outcome = await register.HandleAsync(
            current.Require(), new RegisterAgencyRequest((Code ?? "").Trim(), (Name ?? "").Trim(), Type!), cancellationToken);
        if (outcome is RegisterAgencyOutcome.Registered registered)
        {
            Notice.Set(TempData, "The agency was registered. The list below says what it still needs.");
            return RedirectToPage("Agency", new { agencyId = registered.AgencyId });
        }

        var why = ((RegisterAgencyOutcome.Refused)outcome).Why;
        ModelState.AddModelError(DisplayName.Problem((Name ?? "").Trim()) is null ? nameof(Code) : nameof(Name), why.Sentence);
        return Page();
    }
}
