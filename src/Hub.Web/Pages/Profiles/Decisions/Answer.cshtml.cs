using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Decisions;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Profiles.Decisions;

/// <summary>Accepts a recommendation with changes, or declines it with a reason.</summary>
[RequiresPermission(Permission.RecordDecisions)]
public sealed class AnswerModel(CurrentActor current, HubDatabase database, AnswerRecommendation answer, TimeProvider time) : DecisionForm
{
    /// <summary>Why it is declined.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The recommendation.</summary>
    public WaitingRecommendation Asked { get; private set; } = null!;

    /// <summary>Shows the form, filled in as recommended; not found once it is answered.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Fill();
        return Page();
    }

    /// <summary>Accepts it with changes.</summary>
    public Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken cancellationToken)
        => AnswerAsync(
            id, new RecommendationAnswer.AcceptChanged(Written), "The recommendation is accepted with changes.", cancellationToken);

    /// <summary>Declines it.</summary>
    public Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken cancellationToken)
        => AnswerAsync(
            id, new RecommendationAnswer.Decline(Reason ?? ""), "The recommendation is declined. The next profile says why.",
            cancellationToken);

    private async Task<IActionResult> AnswerAsync(
        Guid id, RecommendationAnswer given, string notice, CancellationToken cancellationToken)
    {
        var result = ModelState.IsValid ? await answer.HandleAsync(current.Require(), id, given, cancellationToken) : null;
        if (result is ProfileResult.Done)
        {
            Notice.Set(TempData, notice);
            return Redirect("/profiles/decisions");
        }

        if (result is ProfileResult.NotFound || !await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (given is RecommendationAnswer.Decline)
        {
            Fill();
        }

        if (result is ProfileResult.Refused refused)
        {
            ProfileProblems.Add(ModelState, refused);
        }

        return Page();
    }

    private void Fill()
        => (DecidedOn, Text, Finding, OwnerAgencyId, DueOn) = (
            UkTime.Today(time), Asked.Text, Asked.Finding, Asked.OwnerAgencyId, Asked.DueOn);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var found = await database.InScopeAsync(
            actor.ScopeFor("answer a recommendation"),
            async session =>
            {
                var asked = (await DecisionQueries.WaitingAsync(session, actor.Acting.Areas, id)).SingleOrDefault();
                if (asked is null || !await ReachQueries.ReachesAsync(session, actor, Permission.RecordDecisions, asked.ProfileAreaId))
                {
                    return null;
                }

                await ReadOwnersAsync(session);
                return asked;
            },
            cancellationToken);
        Asked = found!;
        return found is not null;
    }
}
