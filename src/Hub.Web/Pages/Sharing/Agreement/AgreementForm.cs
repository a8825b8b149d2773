using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>A page with one question about one agreement: shows it, does it, and leads back to the agreement.</summary>
public abstract class AgreementForm(CurrentActor current, AgreementRegisterQueries register) : PageModel
{
    /// <summary>The agreement.</summary>
    public AgreementDetail Detail { get; private set; } = null!;

    /// <summary>The agency that the reader acts for.</summary>
    public string Agency => current.Require().Acting.Name;

    /// <summary>Shows the question.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Loads the agreement; false where it does not exist for the reader.</summary>
    protected async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var detail = await register.FindAsync(current.Require(), id, cancellationToken);
        Detail = detail!;
        return detail is not null;
    }

    /// <summary>Leads back with a sentence, or shows the page again with what is wrong.</summary>
    protected async Task<IActionResult> AnswerAsync(
        Guid id, AgreementOutcome outcome, Func<AgreementOutcome.Done, string> done, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case AgreementOutcome.Done finished:
                Forms.Notice.Set(TempData, done(finished));
                return Redirect($"/sharing/{id}");
            case AgreementOutcome.Refused refused when await FindAsync(id, cancellationToken):
                foreach (var problem in refused.Problems)
                {
                    ModelState.AddModelError(Property(problem.Field), problem.Sentence);
                }

                return Page();
            default:
                return NotFound();
        }
    }

    private static string Property(string field) => field switch
    {
        "post" => "Post",
        "reason" => "Reason",
        "review" => "NextReviewOn",
        _ => "",
    };
}
