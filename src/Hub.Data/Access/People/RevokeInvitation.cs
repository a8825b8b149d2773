using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>An administrator withdraws a link of their agency that nobody has used yet.</summary>
[Audited(AuditEventKind.InvitationRevoked)]
public sealed class RevokeInvitation(HubDatabase database, TimeProvider time)
{
    /// <summary>Withdraws the link, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, Guid invitationId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("withdraw an invitation"),
            async session =>
            {
                var happened = new AuditEvent(AuditEventKind.InvitationRevoked, "invitation", invitationId.ToString());
                var held = await InvitationStore.HoldAsync(session, invitationId);
                var why = !actor.Can(Permission.ManagePeople) ? AccessRefusals.NotAllowed
                    : held is null ? AccessRefusals.NotFound
                    : held.AccountId is not null || held.RevokedAt is not null ? AccessRefusals.StateChanged
                    : null;
                if (why is not null)
                {
                    return await AccessRecord.RefusedAsync(session, happened, why);
                }

                await InvitationStore.RevokeAsync(session, invitationId, time.GetUtcNow());
                return await AccessRecord.DoneAsync(session, happened);
            },
            cancellationToken);
}
