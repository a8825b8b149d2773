using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Writing.Recommending;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Recommendations;

/// <summary>The recommendations of a profile in their printed order. Posts move and remove them, each with an event.</summary>
[RequiresPermission(Permission.WriteProfiles)]
public sealed class IndexModel(
    CurrentActor current, ReadRecommendations read, MoveRecommendation move, RemoveRecommendation remove) : PageModel
{
    /// <summary>The recommendations.</summary>
    public RecommendationList List { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Moves one a place up or down.</summary>
    public async Task<IActionResult> OnPostMoveAsync(Guid id, Guid recommendation, bool up, CancellationToken cancellationToken)
        => await AnswerAsync(
            id, await move.HandleAsync(current.Require(), id, recommendation, up, cancellationToken), "The order is changed.",
            cancellationToken);

    /// <summary>Removes one.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid recommendation, int version, CancellationToken cancellationToken)
        => await AnswerAsync(
            id, await remove.HandleAsync(current.Require(), id, recommendation, version, cancellationToken),
            "The recommendation is removed.", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Guid id, ProfileResult result, string done, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ProfileResult.Done:
                Notice.Set(TempData, done);
                return Redirect(WritePath.Recommendations(id));
            case ProfileResult.Refused refused when await FindAsync(id, cancellationToken):
                ModelState.AddModelError("", string.Join(" ", refused.Problems.Select(problem => problem.Sentence)));
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var list = await read.HandleAsync(current.Require(), id, cancellationToken);
        List = list!;
        return list is not null;
    }
}
