using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>
/// An administrator refuses a person who followed a link: it was not them, or they are not wanted. A new link may be made.
/// </summary>
[Audited(AuditEventKind.MembershipRefused)]
public sealed class RefuseMembership(HubDatabase database, TimeProvider time)
{
    /// <summary>Refuses the person, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, Guid accountId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("refuse a person"),
            session => MembershipRules.MoveAsync(
                session,
                actor,
                accountId,
                AuditEventKind.MembershipRefused,
                [MembershipStore.Pending],
                MembershipStore.Refused,
                time.GetUtcNow()),
            cancellationToken);
}
