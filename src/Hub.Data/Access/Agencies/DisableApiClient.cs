using Hub.Data.Access.People;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Agencies;

/// <summary>An administrator of the agency that runs the hub shuts a system out; its next call is refused.</summary>
[Audited(AuditEventKind.ApiClientDisabled)]
public sealed class DisableApiClient(HubDatabase database)
{
    /// <summary>Disables the client, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, Guid agencyId, Guid apiClientId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            MembershipRules.ScopeOver(actor, agencyId, "disable an API client"),
            async session =>
            {
                var happened = new AuditEvent(AuditEventKind.ApiClientDisabled, "api-client", apiClientId.ToString())
                {
                    Agencies = [agencyId],
                };
                return !actor.Can(Permission.ManageAgencies)
                        ? await AccessRecord.RefusedAsync(session, happened, AccessRefusals.NotAllowed)
                    : !await ApiClientStore.DisableAsync(session, apiClientId, agencyId)
                        ? await AccessRecord.RefusedAsync(session, happened, AccessRefusals.NotFound)
                    : await AccessRecord.DoneAsync(session, happened);
            },
            cancellationToken);
}
