using Hub.Data.Access.People;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Agencies;

/// <summary>A system that shall call the API for one agency.</summary>
/// <param name="AgencyId">The one agency it speaks for.</param>
/// <param name="TenantId">The Entra tenant that its tokens come from.</param>
/// <param name="ClientId">The application (client) id in those tokens.</param>
/// <param name="Name">What the agency calls it.</param>
public sealed record RegisterApiClientRequest(Guid AgencyId, Guid TenantId, string ClientId, string Name);

/// <summary>
/// An administrator of the agency that runs the hub lets a system call the API in the name of one agency. No secret passes through
/// the hub: the system proves itself to its own tenant.
/// </summary>
[Audited(AuditEventKind.ApiClientRegistered)]
public sealed class RegisterApiClient(HubDatabase database)
{
    /// <summary>Registers the client, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, RegisterApiClientRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            MembershipRules.ScopeOver(actor, request.AgencyId, "register an API client"),
            async session =>
            {
                var id = Guid.CreateVersion7();
                var happened = new AuditEvent(AuditEventKind.ApiClientRegistered, "api-client", id.ToString())
                {
                    Agencies = [request.AgencyId],
                };
                var why = await RefusalAsync(session, actor, request);
                if (why is null && !await ApiClientStore.AddAsync(
                    session, id, request.TenantId, Guid.Parse(request.ClientId).ToString(), request.AgencyId, request.Name.Trim()))
                {
                    why = AccessRefusals.ClientTaken;
                }

                return why is null
                    ? await AccessRecord.DoneAsync(session, happened)
                    : await AccessRecord.RefusedAsync(session, happened, why);
            },
            cancellationToken);

    private static async Task<AccessRefusal?> RefusalAsync(HubSession session, Actor actor, RegisterApiClientRequest request)
        => !actor.Can(Permission.ManageAgencies) ? AccessRefusals.NotAllowed
            : await AgencyQueries.StandingAsync(session, request.AgencyId) is null ? AccessRefusals.NotFound
            : !Guid.TryParse(request.ClientId, out _)
                ? AccessRefusals.UnfitText("The client id is not one; copy the application (client) id from the app registration.")
            : DisplayName.Problem(request.Name) is { } sentence ? AccessRefusals.UnfitText(sentence)
            : !await InvitationStore.TenantServesAsync(session, request.TenantId, request.AgencyId) ? AccessRefusals.ClientTenant
            : null;
}
