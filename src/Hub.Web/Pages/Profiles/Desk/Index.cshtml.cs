using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Publishing.Figures;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>
/// The desk of one profile: what there is to do, what is next, and who did what when. Posts move a draft to newer figures, or give it up.
/// </summary>
[RequiresPermission(Permission.ViewDraftProfiles)]
public sealed class IndexModel(CurrentActor current, PublicationDesk desk, RenewFigures renew, DiscardProfile discard) : PageModel
{
    /// <summary>The profile.</summary>
    public DeskView View { get; private set; } = null!;

    /// <summary>What is next for this person.</summary>
    public NextStep Next { get; private set; } = null!;

    /// <summary>Who looks.</summary>
    public Actor Person => current.Require();

    /// <summary>Whether this person writes it.</summary>
    public bool Writes { get; private set; }

    /// <summary>The profile's version when the page was shown.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>Why it is given up.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Area and period.</summary>
    public string Name
        => $"{View.AreaName}, {Wording.Period(View.Publication.PeriodFrom, View.Publication.PeriodUntil)}";

    /// <summary>Whether newer data exists, as the checklist says.</summary>
    public bool HasNewerData => View.Checklist?.Findings.Any(finding => finding.Page == "figures") == true;

    /// <summary>Shows the desk.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Moves it to the newest figures.</summary>
    public async Task<IActionResult> OnPostFiguresAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(
            id, await renew.HandleAsync(current.Require(), new WayRequest(id, SeenVersion), cancellationToken),
            "The profile stands beside the newest figures now. Your words are as they were; read them against the "
                + "figures.", cancellationToken);

    /// <summary>Gives it up.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(
            id, await discard.HandleAsync(current.Require(), new WayRequest(id, SeenVersion), Reason, cancellationToken),
            "The profile was given up. Another can be begun of the same area and period.", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Guid id, PublishingOutcome outcome, string done, CancellationToken cancellationToken)
    {
        if (outcome is PublishingOutcome.Done)
        {
            Forms.Notice.Set(TempData, done);
            return Redirect("/profiles/publications/" + id);
        }

        if (outcome is PublishingOutcome.Refused refused && await FindAsync(id, cancellationToken))
        {
            ModelState.AddModelError("", refused.Sentence);
            return Page();
        }

        return NotFound();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        if (await desk.FindAsync(actor, id, cancellationToken) is not { } view)
        {
            return false;
        }

        (View, Next, Writes) = (view, DeskWords.Next(view, actor), actor.Can(Permission.WriteProfiles));
        return true;
    }
}
