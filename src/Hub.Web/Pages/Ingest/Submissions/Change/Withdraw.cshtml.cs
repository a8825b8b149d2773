using Hub.Data.Access;
using Hub.Data.Ingest.Withdrawal;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions.Change;

/// <summary>
/// A return is taken back: first the numbers of what goes and what rests on it, then reason and typed number. Asks the worker; the
/// portal erases nothing.
/// </summary>
[RequiresPermission(Permission.WithdrawSubmissions)]
public sealed class WithdrawModel(CurrentActor current, PreviewWithdrawal preview, WithdrawSubmission withdraw) : PageModel
{
    /// <summary>What it would do.</summary>
    public WithdrawalPreview Preview { get; private set; } = null!;

    /// <summary>A word of <see cref="WithdrawalReason"/>.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What happened.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The return's number, typed.</summary>
    [BindProperty]
    public string? Confirmation { get; set; }

    /// <summary>The reasons to choose from.</summary>
    public IEnumerable<Choice> Reasons => WithdrawalReason.All.Select(reason => new Choice(
        reason,
        WithdrawalReason.Words(reason),
        reason == WithdrawalReason.UnlawfulSharing
            ? "What has been published with it can then be recalled and destroyed, by two people." : null));

    /// <summary>Shows what it would do; not found where the agency has no such return.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
        => await LoadAsync(key, cancellationToken) ? Page() : NotFound();

    /// <summary>Asks for it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellationToken)
    {
        var request = new WithdrawRequest(key, Reason ?? "", Note ?? "", Confirmation ?? "");
        switch (await withdraw.HandleAsync(current.Require(), request, cancellationToken))
        {
            case WithdrawOutcome.Asked:
                return Redirect($"/submissions/{key}/certificate");
            case WithdrawOutcome.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    ModelState.AddModelError(problem.Field, problem.Sentence);
                }

                return await LoadAsync(key, cancellationToken) ? Page() : NotFound();
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(Guid key, CancellationToken cancellationToken)
    {
        var found = await preview.HandleAsync(current.Require(), key, cancellationToken);
        Preview = found!;
        return found is not null;
    }
}
