using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Decisions;

/// <summary>Records what a meeting of an area decided; within the areas that one meets for.</summary>
[Audited(AuditEventKind.DecisionRecorded)]
public sealed class RecordDecision(HubDatabase database, TimeProvider time)
{
    /// <summary>Records it, or says what is wrong.</summary>
    /// <param name="actor">Who records.</param>
    /// <param name="profileAreaId">The area of the meeting.</param>
    /// <param name="text">The decision.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProfileResult> HandleAsync(Actor actor, long profileAreaId, DecisionText text, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("record what a meeting decided"),
            session => RecordAsync(session, actor, profileAreaId, text.Trimmed()),
            cancellationToken);

    private async Task<ProfileResult> RecordAsync(HubSession session, Actor actor, long profileAreaId, DecisionText text)
    {
        if (!await ReachQueries.ReachesAsync(session, actor, Permission.RecordDecisions, profileAreaId))
        {
            return new ProfileResult.NotFound();
        }

        var problems = await text.ProblemsAsync(session, UkTime.Today(time));
        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        var decision = new NewDecision(
            Guid.CreateVersion7(), profileAreaId, text.DecidedOn!.Value, text.Text, text.Finding, text.OwnerAgencyId!.Value,
            text.DueOn!.Value, DecisionStatus.Open, null, null, null, actor.AccountId, time.GetUtcNow());
        await DecisionStore.AddAsync(session, decision);
        await AuditStore.WriteAsync(
            session, DecisionEvent.Of(AuditEventKind.DecisionRecorded, decision.DecisionId, profileAreaId, decision.OwnerAgencyId));
        return new ProfileResult.Done(decision.DecisionId);
    }
}
