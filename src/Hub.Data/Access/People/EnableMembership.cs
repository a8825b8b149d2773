using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>
/// An administrator gives a person's access back, with the roles they had.
/// </summary>
[Audited(AuditEventKind.MembershipEnabled)]
public sealed class EnableMembership(HubDatabase database, TimeProvider time)
{
    /// <summary>Gives the access back, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, Guid accountId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("give a person's access back"),
            session => MembershipRules.MoveAsync(
                session,
                actor,
                accountId,
                AuditEventKind.MembershipEnabled,
                [MembershipStore.Disabled],
                MembershipStore.Active,
                time.GetUtcNow()),
            cancellationToken);
}
