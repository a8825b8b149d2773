using Hub.Data.Access;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Deciding;
using Hub.Data.Persons.Review.Looking;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Decisions;

/// <summary>Decisions that make or part a large cluster: a second person agrees, or not.</summary>
[RequiresPermission(Permission.ReviewLinks)]
public sealed class SecondModel(CurrentActor current, ReviewBoards boards, SecondLinkDecision second) : PageModel
{
    /// <summary>The decisions that wait.</summary>
    public IReadOnlyList<ReviewDecision> Lines { get; private set; } = [];

    /// <summary>The reader's account.</summary>
    public Guid Self => current.Require().AccountId;

    /// <summary>The decision.</summary>
    [BindProperty]
    public Guid DecisionId { get; set; }

    /// <summary>Whether the person agrees.</summary>
    [BindProperty]
    public bool Agrees { get; set; }

    /// <summary>Why not.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Lines = await boards.DecisionsAsync(current.Require(), isWaiting: true, cancellationToken);

    /// <summary>Agrees, or not.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await second.HandleAsync(current.Require(), DecisionId, Agrees, Reason, cancellationToken))
        {
            case ReviewResult.Done:
                Notice.Set(TempData, Agrees ? "Agreed. The decision holds from now on." : "Not agreed. The decision is undone.");
                return Redirect("/persons/second");
            case ReviewResult.Refused refused:
                ModelState.AddModelError("", refused.Sentence);
                await OnGetAsync(cancellationToken);
                return Page();
            default:
                return NotFound();
        }
    }
}
