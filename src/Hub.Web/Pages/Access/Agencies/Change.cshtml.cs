using Hub.Data.Access;
using Hub.Data.Access.Agencies;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Agencies;

/// <summary>Changes an agency, for administrators of the agency that runs the hub.</summary>
[RequiresPermission(Permission.ManageAgencies)]
public sealed class ChangeModel(CurrentActor current, AgencyDirectory agencies, ChangeAgency change) : PageModel
{
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The agency as it stands.</summary>
    public AgencyEntry Agency { get; private set; } = null!;

    /// <summary>Its name.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    /// <summary>"yes" while its people and systems are let in.</summary>
    [BindProperty]
    public string IsActive { get; set; } = Yes;

    /// <summary>"yes" where its people need a second factor.</summary>
    [BindProperty]
    public string RequiresMfa { get; set; } = No;

    /// <summary>Tenant ids, one a line.</summary>
    [BindProperty]
    public string Tenants { get; set; } = "";

    /// <summary>E-mail domains, one a line.</summary>
    [BindProperty]
    public string Domains { get; set; } = "";

    /// <summary>Let in, or suspended.</summary>
    public static IReadOnlyList<Choice> States { get; } =
        [new(Yes, "Active"), new(No, "Suspended", "None of its people and systems is let in. Its data stays.")];

    /// <summary>With a second factor, or without.</summary>
    public static IReadOnlyList<Choice> Factors { get; } =
        [new(Yes, "Required", "A sign-in without it is refused."), new(No, "Not required")];

    /// <summary>Shows the agency as it stands.</summary>
    public async Task<IActionResult> OnGetAsync(Guid agencyId, CancellationToken cancellationToken)
    {
        if (await agencies.FindAsync(current.Require(), agencyId, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        Agency = detail.Agency;
        (Name, IsActive, RequiresMfa) = (Agency.Name, Agency.IsActive ? Yes : No, Agency.RequiresMfa ? Yes : No);
        (Tenants, Domains) = (string.Join('\n', detail.Tenants), string.Join('\n', detail.Domains));
        return Page();
    }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid agencyId, CancellationToken cancellationToken)
    {
        if (await agencies.FindAsync(current.Require(), agencyId, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        Agency = detail.Agency;
        var tenants = Lines(Tenants);
        if (tenants.Any(tenant => !Guid.TryParse(tenant, out _)))
        {
            ModelState.AddModelError(nameof(Tenants), "A tenant id is not one; copy it from the overview of the tenant, one a line.");
            return Page();
        }

        var outcome = await change.HandleAsync(
            current.Require(),
            new ChangeAgencyRequest(
                agencyId, Name ?? "", IsActive == Yes, RequiresMfa == Yes, [.. tenants.Select(Guid.Parse)], Lines(Domains)),
            cancellationToken);
        if (outcome is AccessOutcome.Refused refused)
        {
            ModelState.AddModelError(FieldOf(refused.Why), refused.Why.Sentence);
            return Page();
        }

        Notice.Set(TempData, "The agency was changed.");
        return RedirectToPage("Agency", new { agencyId });
    }

    private string FieldOf(AccessRefusal why)
        => why == AccessRefusals.HostMustStay ? (IsActive == Yes ? nameof(Tenants) : nameof(IsActive))
            : DisplayName.Problem(Name ?? "") is not null ? nameof(Name)
            : nameof(Domains);

    private static List<string> Lines(string? text)
        => [.. (text ?? "").Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
