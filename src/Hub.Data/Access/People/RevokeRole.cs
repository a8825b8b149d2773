using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>An administrator takes a role from a person of their own agency; it is gone with the person's next request.</summary>
[Audited(AuditEventKind.RoleRevoked)]
public sealed class RevokeRole(HubDatabase database, TimeProvider time)
{
    /// <summary>Revokes the grant, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, Guid grantId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("take a role away"),
            async session =>
            {
                var held = await RoleGrantStore.HoldAsync(session, grantId);
                var happened = new AuditEvent(AuditEventKind.RoleRevoked, "grant", grantId.ToString());
                // Row-level security also shows a person their own grants of other agencies.
                var why = !actor.Can(Permission.ManagePeople) ? AccessRefusals.NotAllowed
                    : held is null ? AccessRefusals.NotFound
                    : held.AccountId == actor.AccountId ? AccessRefusals.Oneself
                    : held.AgencyId != actor.Acting.AgencyId ? AccessRefusals.NotFound
                    : null;
                if (why is not null)
                {
                    return await AccessRecord.RefusedAsync(session, happened, why);
                }

                await RoleGrantStore.RevokeAsync(session, grantId, time.GetUtcNow());
                return await AccessRecord.DoneAsync(session, happened with
                {
                    Details = AccessRecord.With(
                        AccessRecord.With(happened.Details, "role", held!.Role), "account", held.AccountId.ToString()),
                });
            },
            cancellationToken);
}
