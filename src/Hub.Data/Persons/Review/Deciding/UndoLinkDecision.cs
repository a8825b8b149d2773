using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Review.Deciding;

/// <summary>Undoes a decision about two records; the decision whose place it took, if any, holds again. Nothing is deleted.</summary>
[Audited(AuditEventKind.LinkDecisionUndone)]
public sealed class UndoLinkDecision(HubDatabase database, TimeProvider time)
{
    /// <summary>Undoes it, or says what is wrong.</summary>
    public async Task<ReviewResult> HandleAsync(Actor actor, Guid decisionId, string? reason, CancellationToken cancellationToken)
        => ReviewPurpose.May(actor)
            ? await database.InScopeAsync(
                ReviewPurpose.Of(actor), session => UndoAsync(session, actor, decisionId, reason), cancellationToken)
            : new ReviewResult.NotAllowed();

    private async Task<ReviewResult> UndoAsync(HubSession session, Actor actor, Guid decisionId, string? reason)
    {
        if (await LinkDecisionWriteStore.LockAsync(session, decisionId) is not { } decision)
        {
            return new ReviewResult.NotFound();
        }

        if (!decision.Stands)
        {
            return new ReviewResult.Refused("", "This decision holds no longer: it was undone or replaced. Look at the list again.");
        }

        if (ReviewReasons.Problem(reason) is { } problem)
        {
            return new ReviewResult.Refused(nameof(reason), problem);
        }

        await LinkDecisionWriteStore.UndoAsync(session, decisionId, actor.AccountId, reason!.Trim(), time.GetUtcNow());
        await AuditStore.WriteAsync(
            session, new AuditEvent(AuditEventKind.LinkDecisionUndone, "link decision", decisionId.ToString())
            {
                Agencies = [decision.LeftAgency, decision.RightAgency],
                Details = new Dictionary<string, string> { ["answer"] = decision.Answer },
            });
        await LinkRequests.AskAsync(session, decision.Subject);
        return new ReviewResult.Done(decisionId);
    }
}
