using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Decisions;

/// <summary>Closes a decision with what came of it, or says the outcome of a closed one again.</summary>
[Audited(AuditEventKind.DecisionClosed)]
public sealed class CloseDecision(HubDatabase database, TimeProvider time)
{
    /// <summary>Closes it, or says what is wrong.</summary>
    /// <param name="actor">Who closes it.</param>
    /// <param name="decisionId">The decision.</param>
    /// <param name="seenVersion">The version that was shown.</param>
    /// <param name="closedAs">"done" or "dropped".</param>
    /// <param name="outcome">What came of it, or why it was given up.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProfileResult> HandleAsync(
        Actor actor, Guid decisionId, int seenVersion, string closedAs, string outcome, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("close a decision"),
            session => CloseAsync(session, actor, decisionId, seenVersion, closedAs, outcome.Trim()),
            cancellationToken);

    private async Task<ProfileResult> CloseAsync(
        HubSession session, Actor actor, Guid decisionId, int seenVersion, string closedAs, string outcome)
    {
        if (await DecisionQueries.FindAsync(session, decisionId, actor.Acting.Areas) is not { } decision
            || !await ReachQueries.ReachesAsync(session, actor, Permission.RecordDecisions, decision.ProfileAreaId))
        {
            return new ProfileResult.NotFound();
        }

        var problems = new List<ProfileProblem>();
        if (closedAs is not (DecisionStatus.Done or DecisionStatus.Dropped))
        {
            problems.Add(new("ClosedAs", "Say whether it was done or given up."));
        }

        if (outcome.Length is 0 or > DecisionText.Longest)
        {
            problems.Add(new("Outcome", $"Say what came of it, in at most {DecisionText.Longest} characters."));
        }

        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        if (!await DecisionStore.CloseAsync(session, decisionId, seenVersion, closedAs, outcome, actor.AccountId, time.GetUtcNow()))
        {
            return ProfileResult.Refused.Because("Somebody else changed this decision meanwhile; look at it as it stands now.");
        }

        await AuditStore.WriteAsync(session, DecisionEvent.Of(
            AuditEventKind.DecisionClosed, decisionId, decision.ProfileAreaId, decision.OwnerAgencyId, ("status", closedAs)));
        return new ProfileResult.Done(decisionId);
    }
}
