using Hub.Data.Access;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Deciding;
using Hub.Data.Persons.Review.Looking;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Decisions;

/// <summary>What was decided about pairs of records, newest first, and undoing it.</summary>
[RequiresPermission(Permission.ReviewLinks)]
public sealed class IndexModel(CurrentActor current, ReviewBoards boards, UndoLinkDecision undo, DatasetKinds kinds) : PageModel
{
    /// <summary>The decisions.</summary>
    public IReadOnlyList<ReviewDecision> Lines { get; private set; } = [];

    /// <summary>The reader's account.</summary>
    public Guid Self => current.Require().AccountId;

    /// <summary>The decision to undo.</summary>
    [BindProperty]
    public Guid DecisionId { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether to go back to the pair, to answer it again.</summary>
    [BindProperty]
    public bool BackToPair { get; set; }

    /// <summary>The title of a kind.</summary>
    public string Title(string kind) => kinds.Kinds.FirstOrDefault(known => known.Kind == kind)?.Title ?? kind;

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Lines = await boards.DecisionsAsync(current.Require(), isWaiting: false, cancellationToken);

    /// <summary>Undoes a decision.</summary>
    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        switch (await undo.HandleAsync(current.Require(), DecisionId, Reason, cancellationToken))
        {
            case ReviewResult.Done:
                await OnGetAsync(cancellationToken);
                Notice.Set(TempData, "The decision is undone. What held before it holds again.");
                return Redirect(BackToPair && Lines.FirstOrDefault(line => line.DecisionId == DecisionId)?.PairId is { } pair
                    ? $"/persons/review/{pair}"
                    : "/persons/decisions");
            case ReviewResult.Refused refused:
                ModelState.AddModelError("", refused.Sentence);
                await OnGetAsync(cancellationToken);
                return Page();
            default:
                return NotFound();
        }
    }
}
