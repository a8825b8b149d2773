using Hub.Data.Access;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Recalling;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Recalls;

/// <summary>The recall of one released profile: one person asks, a second of another agency or role agrees or does not.</summary>
[RequiresPermission(Permission.OverrideReleases)]
public sealed class RecallModel(
    CurrentActor current, Hub.Data.Profiles.Publishing.Recalling.Recalls recalls, AskForRecall ask, AgreeToRecall agree,
        DeclineRecall decline)
    : PageModel
{
    /// <summary>The profile and its recall.</summary>
    public RecallView View { get; private set; } = null!;

    /// <summary>One of the grounds.</summary>
    [BindProperty]
    public string? Ground { get; set; }

    /// <summary>In words.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The grounds to choose from.</summary>
    public static IEnumerable<Choice> Grounds => RecallGrounds.All.Select(ground => new Choice(ground.Key, ground.Value));

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await ask.HandleAsync(current.Require(), new(id, Ground ?? "", Reason ?? ""), cancellationToken),
            "You asked for the recall. It happens when a second person of another agency or role agrees.", cancellationToken);

    /// <summary>Agrees.</summary>
    public async Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await agree.HandleAsync(current.Require(), id, cancellationToken),
            "The profile is recalled: its files are destroyed and its readers are told.", cancellationToken);

    /// <summary>Does not agree.</summary>
    public async Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await decline.HandleAsync(current.Require(), id, cancellationToken),
            "The recall was ended; the profile stays as it is.", cancellationToken);

    private async Task<IActionResult> AfterAsync(Guid id, PublishingOutcome outcome, string done, CancellationToken cancellationToken)
    {
        if (outcome is PublishingOutcome.Done)
        {
            Notice.Set(TempData, done);
            return Redirect("/profiles/recalls");
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
        var view = await recalls.FindAsync(current.Require(), id, cancellationToken);
        View = view!;
        return view is not null;
    }
}
