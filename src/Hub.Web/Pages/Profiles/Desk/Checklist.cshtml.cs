using Hub.Data.Access;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>
/// The release checklist of a profile: errors with the page that mends them, warnings with their answers. Posts keep an answer, or submit
/// the draft for peer review.
/// </summary>
[RequiresPermission(Permission.ViewDraftProfiles)]
public sealed class ChecklistModel(CurrentActor current, ReadChecklist read, AnswerWarning answer, SubmitProfile submit) : PageModel
{
    /// <summary>The checklist.</summary>
    public ShownChecklist Shown { get; private set; } = null!;

    /// <summary>Who looks.</summary>
    public Actor Person => current.Require();

    /// <summary>Whether this person may submit it now.</summary>
    public bool MaySubmit { get; private set; }

    /// <summary>Whether this person may answer its warnings.</summary>
    public bool MayAnswer { get; private set; }

    /// <summary>The rule that asks.</summary>
    [BindProperty]
    public string Rule { get; set; } = "";

    /// <summary>The finding.</summary>
    [BindProperty]
    public string? Subject { get; set; }

    /// <summary>The answer.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The profile's version when the page was shown.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Submits the draft for peer review.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await submit.HandleAsync(current.Require(), new WayRequest(id, SeenVersion), cancellationToken),
            "/profiles/publications/" + id, "The profile was submitted. A peer who wrote no part of it reviews it "
                + "next.", cancellationToken);

    /// <summary>Keeps an answer.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await answer.HandleAsync(current.Require(), new(id, Rule, Subject ?? "", Answer ?? ""), cancellationToken),
            $"/profiles/publications/{id}/checklist", "Your answer is kept with the profile.", cancellationToken);

    private async Task<IActionResult> AfterAsync(
        Guid id, PublishingOutcome outcome, string next, string done, CancellationToken cancellationToken)
    {
        if (outcome is PublishingOutcome.Done)
        {
            Notice.Set(TempData, done);
            return Redirect(next);
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
        if (await read.FindAsync(actor, id, cancellationToken) is not { } shown)
        {
            return false;
        }

        Shown = shown;
        MaySubmit = actor.Can(Permission.WriteProfiles) && shown.Publication.Status == PublicationStatus.Draft;
        MayAnswer = (actor.Can(Permission.WriteProfiles) || actor.Can(Permission.ApproveProfiles))
            && PublicationStatus.Open.Contains(shown.Publication.Status);
        return true;
    }
}
