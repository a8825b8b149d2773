using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Persons.Rights.Decisions;

/// <summary>Ends a restriction: the rows are used again. The person must be told before.</summary>
[Audited(AuditEventKind.RestrictionLifted)]
public sealed class LiftRestriction(HubDatabase database, TimeProvider time)
{
    /// <summary>Ends it, or says why not.</summary>
    public async Task<RightsResult> HandleAsync(Actor actor, Guid decisionId, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.DecideRightsRequests))
        {
            return new RightsResult.NotAllowed();
        }

        return await database.InScopeAsync<RightsResult>(
            actor.ScopeFor(RightsPurpose.Decide),
            async session =>
            {
                if (await RightsDecisionStore.LockAsync(session, decisionId) is not { } decision)
                {
                    return new RightsResult.NotFound();
                }

                if (decision is not { Outcome: "restrict", AppliedAt: not null, LiftedAt: null })
                {
                    return RightsResult.Refused.Because("Only a restriction that is in force can be ended; nothing was changed.");
                }

                await RightsDecisionStore.SetLiftedAsync(session, decisionId, time.GetUtcNow());
                await RightsPurpose.AskToApplyAsync(session, actor, decisionId);
                await AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.RestrictionLifted, "rights request", decision.RequestId.ToString())
                    {
                        Details = new Dictionary<string, string> { ["decision"] = decisionId.ToString() },
                    });
                return new RightsResult.Done(decisionId);
            },
            cancellationToken);
    }
}
