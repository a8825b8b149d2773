using Hub.Data.Access;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Disclosure.Exceptions;
using Hub.Data.Profiles.Publishing;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Exceptions;

/// <summary>Numbers that could be worked out from a profile, and what two people let pass of them.</summary>
[RequiresPermission(Permission.OverrideReleases)]
public sealed class IndexModel(
    CurrentActor current, ExceptionDesk desk, AskException ask, AgreeException agree, WithdrawException withdraw) : PageModel
{
    /// <summary>The check and the exceptions.</summary>
    public ExceptionView View { get; private set; } = null!;

    /// <summary>Numbers that the check names and for which nobody has asked yet.</summary>
    public IReadOnlyList<DisclosedCell> Waiting => View.Verdict is DisclosureVerdict.Refused refused
        ? [.. refused.Cells.Where(cell => View.Exceptions.All(exception => exception.Cell != cell.Key))]
        : [];

    /// <summary>What is said where no number waits for anybody.</summary>
    public string Nothing => View switch
    {
        { IsOpen: false } => "The profile is released or given up; nothing is let pass any more.",
        { Check: null } => "The hub has not tried these figures yet. It does within minutes after a profile is begun, moved to other "
            + "figures or submitted: open this page again then.",
        { Verdict: DisclosureVerdict.Refused } => "Nothing else is found.",
        _ => "Nothing stops the release.",
    };

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(current.Require(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }

    /// <summary>Asks for an exception.</summary>
    public async Task<IActionResult> OnPostAskAsync(Guid id, string? cell, string? reason, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await ask.HandleAsync(current.Require(), new(id, cell ?? "", reason ?? ""), cancellationToken), cancellationToken);

    /// <summary>Agrees to one.</summary>
    public async Task<IActionResult> OnPostAgreeAsync(Guid id, Guid exception, CancellationToken cancellationToken)
        => await AfterAsync(id, await agree.HandleAsync(current.Require(), new(id, exception), cancellationToken), cancellationToken);

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid exception, CancellationToken cancellationToken)
        => await AfterAsync(id, await withdraw.HandleAsync(current.Require(), new(id, exception), cancellationToken), cancellationToken);

    private async Task<IActionResult> AfterAsync(Guid id, PublishingOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case PublishingOutcome.Done:
                return Redirect($"/profiles/publications/{id}/exceptions");
            case PublishingOutcome.Refused refused:
                ModelState.AddModelError("", refused.Sentence);
                return await OnGetAsync(id, cancellationToken);
            default:
                return NotFound();
        }
    }
}
