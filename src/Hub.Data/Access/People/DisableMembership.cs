using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>
/// An administrator ends a person's access for the agency. It takes effect with the person's next request, in every session and
/// job of theirs; their roles are kept for the day they come back.
/// </summary>
[Audited(AuditEventKind.MembershipDisabled)]
public sealed class DisableMembership(HubDatabase database, TimeProvider time)
{
    /// <summary>Ends the access, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, Guid accountId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("end a person's access"),
            session => DisableAsync(session, actor, accountId),
            cancellationToken);

    private async Task<AccessOutcome> DisableAsync(HubSession session, Actor actor, Guid accountId)
    {
        var (now, agency) = (time.GetUtcNow(), actor.Acting.AgencyId);
        var outcome = await MembershipRules.MoveAsync(
            session, actor, accountId, AuditEventKind.MembershipDisabled, [MembershipStore.Active], MembershipStore.Disabled, now);
        if (outcome is AccessOutcome.Done)
        {
            await Notify.AccountsAsync(
                session, NotificationKind.MembershipDisabled, agency.ToString(), agency, [accountId], Notify.Step(now));
        }

        return outcome;
    }
}
