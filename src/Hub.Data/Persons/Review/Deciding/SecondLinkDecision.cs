using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Review.Deciding;

/// <summary>
/// A second person agrees to a decision that makes or parts a large cluster, which holds from then on, or does not: then it is undone.
/// Whoever decided cannot be the second.
/// </summary>
[Audited(AuditEventKind.LinkDecisionSeconded)]
public sealed class SecondLinkDecision(HubDatabase database, TimeProvider time)
{
    /// <summary>Agrees or not.</summary>
    /// <param name="actor">The second person.</param>
    /// <param name="decisionId">The decision.</param>
    /// <param name="agrees">Whether they agree.</param>
    /// <param name="reason">Why not; asked for only where they do not agree.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ReviewResult> HandleAsync(
        Actor actor, Guid decisionId, bool agrees, string? reason, CancellationToken cancellationToken)
        => ReviewPurpose.May(actor)
            ? await database.InScopeAsync(
                ReviewPurpose.Of(actor), session => SecondAsync(session, actor, decisionId, agrees, reason), cancellationToken)
            : new ReviewResult.NotAllowed();

    private async Task<ReviewResult> SecondAsync(HubSession session, Actor actor, Guid decisionId, bool agrees, string? reason)
    {
        if (await LinkDecisionWriteStore.LockAsync(session, decisionId) is not { } decision)
        {
            return new ReviewResult.NotFound();
        }

        if (Problem(decision, actor, agrees, reason) is { } problem)
        {
            return problem;
        }

        if (agrees)
        {
            await LinkDecisionWriteStore.AgreeAsync(session, decisionId, actor.AccountId, actor.Acting.AgencyId, time.GetUtcNow());
        }
        else
        {
            await LinkDecisionWriteStore.UndoAsync(session, decisionId, actor.AccountId, reason!.Trim(), time.GetUtcNow());
        }

        await AuditStore.WriteAsync(
            session, new AuditEvent(AuditEventKind.LinkDecisionSeconded, "link decision", decisionId.ToString())
            {
                Agencies = [decision.LeftAgency, decision.RightAgency],
                Details = new Dictionary<string, string> { ["answer"] = decision.Answer, ["agrees"] = agrees ? "yes" : "no" },
            });
        await LinkRequests.AskAsync(session, decision.Subject);
        return new ReviewResult.Done(decisionId);
    }

    private static ReviewResult.Refused? Problem(DecisionRow decision, Actor actor, bool agrees, string? reason)
        => !decision.Stands || !decision.NeedsSecond || decision.SecondBy is not null
                ? new ReviewResult.Refused("", "This decision waits for nobody any more. Look at the list again.")
            : SeparationOfDuties.Refusal([decision.DecidedBy], actor.AccountId) is not null
                ? new ReviewResult.Refused("", "You made this decision yourself: a colleague has to agree to it.")
            : !agrees && ReviewReasons.Problem(reason) is { } problem ? new ReviewResult.Refused(nameof(reason), problem)
            : null;
}
