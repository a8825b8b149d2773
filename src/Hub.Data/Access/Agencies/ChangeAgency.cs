using Hub.Data.Access.People;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Agencies;

/// <summary>An agency as it shall stand. Lists are complete: what is left out is taken away.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Name">As it is printed.</param>
/// <param name="IsActive">False suspends it: none of its people and systems is let in from their next request on.</param>
/// <param name="RequiresMfa">Whether its people need a second factor.</param>
/// <param name="Tenants">Entra tenants whose people may join.</param>
/// <param name="Domains">E-mail domains of its people; keeps other agencies from inviting them.</param>
public sealed record ChangeAgencyRequest(
    Guid AgencyId, string Name, bool IsActive, bool RequiresMfa, IReadOnlyList<Guid> Tenants, IReadOnlyList<string> Domains);

/// <summary>An administrator of the agency that runs the hub changes an agency: name, state, tenants, domains, second factor.</summary>
[Audited(AuditEventKind.AgencyChanged)]
public sealed class ChangeAgency(HubDatabase database)
{
    /// <summary>Makes the agency stand as asked, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, ChangeAgencyRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            MembershipRules.ScopeOver(actor, request.AgencyId, "change an agency"),
            session => ChangeAsync(session, actor, request),
            cancellationToken);

    private static async Task<AccessOutcome> ChangeAsync(HubSession session, Actor actor, ChangeAgencyRequest request)
    {
        var happened = new AuditEvent(AuditEventKind.AgencyChanged, "agency", request.AgencyId.ToString())
        {
            Agencies = [request.AgencyId],
        };
        var before = await AgencyQueries.StandingAsync(session, request.AgencyId);
        var domains = request.Domains.Select(domain => domain.Trim().ToLowerInvariant()).Distinct().ToList();
        if (await RefusalAsync(session, actor, request, before, domains) is { } why)
        {
            // An agency that does not exist concerns nobody.
            return await AccessRecord.RefusedAsync(session, before is null ? happened with { Agencies = [] } : happened, why);
        }

        await AgencyStore.ChangeAsync(session, request.AgencyId, request.Name.Trim(), request.IsActive, request.RequiresMfa);
        var tenants = await AgencyStore.SetTenantsAsync(session, request.AgencyId, [.. request.Tenants.Distinct()]);
        var changedDomains = await AgencyStore.SetDomainsAsync(session, request.AgencyId, domains);
        return await AccessRecord.DoneAsync(session, happened with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["status"] = request.IsActive ? "active" : "suspended",
                ["second-factor"] = request.RequiresMfa ? "required" : "not required",
                ["changed"] = string.Join(' ', Changed(before!, request, tenants, changedDomains)),
            },
        });
    }

    private static IEnumerable<string> Changed(AgencyStanding before, ChangeAgencyRequest request, int tenants, int domains)
        => new (string Name, bool IsChanged)[]
        {
            ("name", before.Name != request.Name.Trim()),
            ("status", before.IsActive != request.IsActive),
            ("second-factor", before.RequiresMfa != request.RequiresMfa),
            ("tenants", tenants > 0),
            ("domains", domains > 0),
        }.Where(part => part.IsChanged).Select(part => part.Name);

    private static async Task<AccessRefusal?> RefusalAsync(
        HubSession session, Actor actor, ChangeAgencyRequest request, AgencyStanding? before, List<string> domains)
    {
        if (!actor.Can(Permission.ManageAgencies))
        {
            return AccessRefusals.NotAllowed;
        }

        if (before is null)
        {
            return AccessRefusals.NotFound;
        }

        if (before.IsHost && (!request.IsActive || request.Tenants.Count == 0))
        {
            return AccessRefusals.HostMustStay;
        }

        if (DisplayName.Problem(request.Name) is { } sentence)
        {
            return AccessRefusals.UnfitText(sentence);
        }

        foreach (var domain in domains)
        {
            if (!DisplayName.IsDomain(domain))
            {
                return AccessRefusals.UnfitText("An e-mail domain is not one; write it like agency.example.");
            }

            if (await InvitationStore.OwnerOfDomainAsync(session, domain) is { } owner && owner != request.AgencyId)
            {
                return AccessRefusals.DomainOfAnotherAgency;
            }
        }

        return null;
    }
}
