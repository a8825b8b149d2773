using Hub.Data.Access;
using Hub.Data.Persons.Rights;
using Hub.Data.Primitives;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Rights;

/// <summary>
/// Information governance of the agency that runs the hub registers a request. Writes it with who the person is, sealed.
/// </summary>
[RequiresPermission(Permission.HandleRightsRequests)]
public sealed class RegisterModel(CurrentActor current, RegisterRightsRequest register, TimeProvider time) : PageModel
{
    /// <summary>The case reference.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>What is asked.</summary>
    [BindProperty]
    public string? Right { get; set; }

    /// <summary>The day it came.</summary>
    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>The day proof of identity was asked for.</summary>
    [BindProperty]
    public DateOnly? IdentityAskedOn { get; set; }

    /// <summary>The day identity was certain.</summary>
    [BindProperty]
    public DateOnly? IdentityProvedOn { get; set; }

    /// <summary>Full name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Other full names, one on each line.</summary>
    [BindProperty]
    public string? OtherNames { get; set; }

    /// <summary>Date of birth.</summary>
    [BindProperty]
    public DateOnly? DateOfBirth { get; set; }

    /// <summary>NHS number.</summary>
    [BindProperty]
    public string? NhsNumber { get; set; }

    /// <summary>PNC id.</summary>
    [BindProperty]
    public string? PncId { get; set; }

    /// <summary>Unique pupil number.</summary>
    [BindProperty]
    public string? Upn { get; set; }

    /// <summary>Home postcode.</summary>
    [BindProperty]
    public string? Postcode { get; set; }

    /// <summary>Telephone number.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>E-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The rights that may be asked.</summary>
    public static IEnumerable<Choice> Rights
        => Enum.GetValues<RightAsked>().Select(right => new Choice(RightsWords.Stored(right), RightsWords.Words(right)));

    /// <summary>Shows the form.</summary>
    public void OnGet() => ReceivedOn = UkTime.Today(time);

    /// <summary>Registers the request.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (RightsWords.Read<RightAsked>(Right) is not { } right)
        {
            ModelState.AddModelError(nameof(Right), "Choose what the person asks for.");
        }
        else if (ReceivedOn is not { } received)
        {
            ModelState.AddModelError(nameof(ReceivedOn), "Enter the day on which the request came.");
        }
        else if (ModelState.IsValid)
        {
            var registration = new RightsRegistration(
                Reference?.Trim() ?? "", right, received, IdentityAskedOn, IdentityProvedOn, Criteria());
            switch (await register.HandleAsync(current.Require(), registration, cancellationToken))
            {
                case RightsResult.Done done:
                    Notice.Set(TempData, IdentityProvedOn is null
                        ? "The request is registered. The hub is searched once identity is proved."
                        : "The request is registered. The hub is being searched.");
                    return Redirect($"/persons/rights/{done.Id}");
                case RightsResult.Refused refused:
                    foreach (var problem in refused.Problems)
                    {
                        ModelState.AddModelError(problem.Field == "Criteria" ? nameof(Name) : problem.Field, problem.Sentence);
                    }

                    break;
                default:
                    return NotFound();
            }
        }

        return Page();
    }

    private PersonCriteria Criteria() => new()
    {
        Name = Name?.Trim() ?? "",
        OtherNames = (OtherNames ?? "").Split(
            ['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        DateOfBirth = DateOfBirth,
        NhsNumber = Given(NhsNumber),
        PncId = Given(PncId),
        Upn = Given(Upn),
        Postcode = Given(Postcode),
        Phone = Given(Phone),
        Email = Given(Email),
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
