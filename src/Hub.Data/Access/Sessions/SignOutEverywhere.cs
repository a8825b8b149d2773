using Hub.Data.Access.People;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Sessions;

/// <summary>A person ends every session of their own, the present one included: after a lost laptop, say.</summary>
[Audited(AuditEventKind.SessionsEnded)]
public sealed class SignOutEverywhere(HubDatabase database, TimeProvider time)
{
    /// <summary>Ends the sessions.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("end own sessions"),
            async session =>
            {
                await AccountStore.EndSessionsAsync(session, actor.AccountId, time.GetUtcNow());
                return await AccessRecord.DoneAsync(
                    session, new AuditEvent(AuditEventKind.SessionsEnded, "account", actor.AccountId.ToString()));
            },
            cancellationToken);
}
