using Hub.Data.Access.People;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Sessions;

/// <summary>
/// A person signs out. A session is a sealed cookie that no server holds, so a copy of it is made worthless by ending every session
/// of the person that began before now (ASVS 5.0, 7.4.1).
/// </summary>
[Audited(AuditEventKind.SignedOut)]
public sealed class EndSession(HubDatabase database, TimeProvider time)
{
    /// <summary>Ends the session.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("sign out"),
            async session =>
            {
                await AccountStore.EndSessionsAsync(session, actor.AccountId, time.GetUtcNow());
                return await AccessRecord.DoneAsync(
                    session, new AuditEvent(AuditEventKind.SignedOut, "account", actor.AccountId.ToString()));
            },
            cancellationToken);
}
