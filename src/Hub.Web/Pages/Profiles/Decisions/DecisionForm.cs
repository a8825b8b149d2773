using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Decisions;
using Hub.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Decisions;

/// <summary>The fields of a decision, for the pages that write one.</summary>
public abstract class DecisionForm : PageModel
{
    /// <summary>The day of the meeting.</summary>
    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    /// <summary>What was decided.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The finding that it answers.</summary>
    [BindProperty]
    public string? Finding { get; set; }

    /// <summary>The agency that owns it.</summary>
    [BindProperty]
    public Guid? OwnerAgencyId { get; set; }

    /// <summary>By when.</summary>
    [BindProperty]
    public DateOnly? DueOn { get; set; }

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<Choice> Owners { get; private set; } = [];

    /// <summary>The decision as the form says it.</summary>
    protected DecisionText Written => new(DecidedOn, Text ?? "", Finding ?? "", OwnerAgencyId, DueOn);

    /// <summary>Reads the agencies to choose from.</summary>
    protected async Task ReadOwnersAsync(HubSession session)
        => Owners =
        [
            new("", "Choose an agency"),
            .. (await AgencyQueries.NamesAsync(session)).Select(agency => new Choice(agency.AgencyId.ToString(), agency.Name)),
        ];
}
