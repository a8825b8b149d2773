using Hub.Data.Access;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Deciding;
using Hub.Data.Persons.Review.Looking;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Review;

/// <summary>
/// One pair: its two records side by side, what speaks for and against, and the answer. Each look writes an audit event that both
/// agencies see; the address and the title name nobody.
/// </summary>
[RequiresPermission(Permission.ReviewLinks)]
public sealed class PairModel(CurrentActor current, ViewReviewPair view, DecideLink decide, ReviewBoards boards) : PageModel
{
    /// <summary>Where the id of the answer just given waits for the next page.</summary>
    internal const string LastKey = "review-last";

    /// <summary>The pair.</summary>
    public ReviewPairView Pair { get; private set; } = null!;

    /// <summary>The next pair, or null.</summary>
    public Guid? Next { get; private set; }

    /// <summary>How many pairs wait.</summary>
    public long Waiting { get; private set; }

    /// <summary>The answer just given, to be undone.</summary>
    public Guid? LastDecision { get; private set; }

    /// <summary>Whether earlier decisions say the opposite, so that the person is asked again.</summary>
    public bool AsksAgain { get; private set; }

    /// <summary>"same", "different" or "not_sure".</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>A reason of the list.</summary>
    [BindProperty]
    public string? ReasonCode { get; set; }

    /// <summary>What is added.</summary>
    [BindProperty]
    public string? OwnWords { get; set; }

    /// <summary>Whether it is meant although earlier decisions say the opposite.</summary>
    [BindProperty]
    public bool GoesAgainst { get; set; }

    /// <summary>Shows the pair; one that is settled or gone leads to the queue.</summary>
    public async Task<IActionResult> OnGetAsync(Guid pairId, CancellationToken cancellationToken)
    {
        // What looks like an id comes back from the cookie as one.
        LastDecision = TempData[LastKey] as Guid?;
        return await FindAsync(pairId, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Keeps the answer and shows the next pair.</summary>
    public async Task<IActionResult> OnPostAsync(Guid pairId, CancellationToken cancellationToken)
    {
        var answer = new LinkAnswer(pairId, Answer ?? "", ReasonCode, OwnWords, GoesAgainst);
        switch (await decide.HandleAsync(current.Require(), answer, cancellationToken))
        {
            case ReviewResult.Done done:
                return await NextAsync(pairId, done, cancellationToken);
            case ReviewResult.AgainstEarlier:
                AsksAgain = true;
                ModelState.AddModelError(
                    nameof(GoesAgainst),
                    "An earlier decision says that they are different people. Say that you mean it, or change your answer.");
                break;
            case ReviewResult.Refused refused:
                ModelState.AddModelError(refused.Field, refused.Sentence);
                break;
            default:
                return NotFound();
        }

        return await FindAsync(pairId, cancellationToken) ? Page() : NotFound();
    }

    private async Task<IActionResult> NextAsync(Guid pairId, ReviewResult.Done done, CancellationToken cancellationToken)
    {
        TempData[LastKey] = done.Id;
        var (lines, _) = await boards.WaitingAsync(current.Require(), 2, cancellationToken);
        var said = $"Answered: {ReviewWords.Answer(Answer ?? "").ToLowerInvariant()}.";
        Notice.Set(TempData, done.NeedsSecond ? said + " It changes nothing until a second reviewer agrees." : said);
        return Redirect(lines.FirstOrDefault(line => line.PairId != pairId) is { } next
            ? $"/persons/review/{next.PairId}"
            : "/persons/decisions");
    }

    private async Task<bool> FindAsync(Guid pairId, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        if (await view.HandleAsync(actor, pairId, cancellationToken) is not { Line: not null } found)
        {
            return false;
        }

        Pair = found;
        var (lines, waiting) = await boards.WaitingAsync(actor, 20, cancellationToken);
        Waiting = waiting;
        // The one after this; from the end, or from a pair that is not in the list, the first.
        var after = lines.SkipWhile(line => line.PairId != pairId).Skip(1).FirstOrDefault()
            ?? lines.FirstOrDefault(line => line.PairId != pairId);
        Next = after?.PairId;
        return true;
    }
}
