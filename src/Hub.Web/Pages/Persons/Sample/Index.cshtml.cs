using Hub.Data.Access;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Looking;
using Hub.Data.Persons.Review.Sampling;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Sample;

/// <summary>The sample by which links are measured: one pair after the other, judged blind.</summary>
[RequiresPermission(Permission.ReviewLinks)]
public sealed class IndexModel(
    CurrentActor current, ReviewBoards boards, ViewReviewPair view, DrawLinkSample draw, JudgeSamplePair judge) : PageModel
{
    /// <summary>The sample that is being judged.</summary>
    public LinkSample? Sample { get; private set; }

    /// <summary>The pair to judge.</summary>
    public ReviewPairView? Pair { get; private set; }

    /// <summary>Whether pairs are left whose records are gone.</summary>
    public bool Gone { get; private set; }

    /// <summary>The pair that was judged.</summary>
    [BindProperty]
    public Guid PairId { get; set; }

    /// <summary>"same", "different" or "not_sure".</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Shows the next pair, or how to begin.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        if (await boards.SampleAsync(actor, cancellationToken) is not var (sample, next))
        {
            return;
        }

        Sample = sample;
        foreach (var pair in next)
        {
            // What is shown of a pair of the sample never holds its weight, even where the pair stands in the queue as well.
            Pair = await view.HandleAsync(actor, pair, cancellationToken) is { } found ? found with { Line = null, Parts = [] } : null;
            if (Pair is not null)
            {
                return;
            }
        }

        Gone = true;
    }

    /// <summary>Draws a sample.</summary>
    public async Task<IActionResult> OnPostDrawAsync(CancellationToken cancellationToken)
        => await AnswerAsync(
            await draw.HandleAsync(current.Require(), cancellationToken), "The sample is drawn. Judge its pairs one by one.",
            cancellationToken);

    /// <summary>Judges a pair.</summary>
    public async Task<IActionResult> OnPostJudgeAsync(CancellationToken cancellationToken)
        => await AnswerAsync(await judge.HandleAsync(current.Require(), PairId, Answer, cancellationToken), null, cancellationToken);

    private async Task<IActionResult> AnswerAsync(ReviewResult result, string? said, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ReviewResult.Done when said is null && await boards.SampleAsync(current.Require(), cancellationToken) is null:
                Notice.Set(TempData, "The sample is judged. Precision and recall are worked out from it.");
                return Redirect("/persons/links");
            case ReviewResult.Done:
                if (said is not null)
                {
                    Notice.Set(TempData, said);
                }

                return Redirect("/persons/sample");
            case ReviewResult.Refused refused:
                ModelState.AddModelError(nameof(Answer), refused.Sentence);
                await OnGetAsync(cancellationToken);
                return Page();
            default:
                return NotFound();
        }
    }
}
