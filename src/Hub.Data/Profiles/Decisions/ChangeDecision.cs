using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Decisions;

/// <summary>Writes an open decision again: its words, its owner, its days.</summary>
[Audited(AuditEventKind.DecisionChanged)]
public sealed class ChangeDecision(HubDatabase database, TimeProvider time)
{
    /// <summary>Changes it, or says what is wrong.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="decisionId">The decision.</param>
    /// <param name="seenVersion">The version that was shown.</param>
    /// <param name="text">The decision as it should be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProfileResult> HandleAsync(
        Actor actor, Guid decisionId, int seenVersion, DecisionText text, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("change a decision"),
            session => ChangeAsync(session, actor, decisionId, seenVersion, text.Trimmed()),
            cancellationToken);

    private async Task<ProfileResult> ChangeAsync(
        HubSession session, Actor actor, Guid decisionId, int seenVersion, DecisionText text)
    {
        if (await DecisionQueries.FindAsync(session, decisionId, actor.Acting.Areas) is not { } decision
            || !await ReachQueries.ReachesAsync(session, actor, Permission.RecordDecisions, decision.ProfileAreaId))
        {
            return new ProfileResult.NotFound();
        }

        if (!decision.IsOpen)
        {
            return ProfileResult.Refused.Because("This decision is closed: only its outcome can be said again.");
        }

        var problems = await text.ProblemsAsync(session, UkTime.Today(time));
        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        if (!await DecisionStore.ChangeAsync(session, decisionId, seenVersion, text, actor.AccountId, time.GetUtcNow()))
        {
            return ProfileResult.Refused.Because("Somebody else changed this decision meanwhile; look at it as it stands now.");
        }

        await AuditStore.WriteAsync(session, DecisionEvent.Of(
            AuditEventKind.DecisionChanged, decisionId, decision.ProfileAreaId, text.OwnerAgencyId!.Value));
        return new ProfileResult.Done(decisionId);
    }
}
