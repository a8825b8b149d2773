using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Sessions;

/// <summary>Which agency a person acts for from now on.</summary>
public abstract record ChooseAgencyOutcome
{
    private ChooseAgencyOutcome()
    {
    }

    /// <summary>The portal remembers it; the membership itself is read again at every request.</summary>
    public sealed record Chosen(Membership Membership) : ChooseAgencyOutcome;

    /// <summary>They go on acting for the agency they acted for.</summary>
    public sealed record Refused(AccessRefusal Why) : ChooseAgencyOutcome;
}

/// <summary>A person who belongs to several agencies picks the one to act for. Both agencies see it in the record.</summary>
[Audited(AuditEventKind.SignedIn)]
public sealed class ChooseAgency(HubDatabase database)
{
    private const string Purpose = "choose an agency";

    /// <summary>Puts the choice on record, or says why not.</summary>
    public Task<ChooseAgencyOutcome> HandleAsync(Actor actor, Guid agencyId, CancellationToken cancellationToken)
    {
        var chosen = actor.Memberships.FirstOrDefault(membership => membership.AgencyId == agencyId);
        var happened = new AuditEvent(AuditEventKind.SignedIn, "account", actor.AccountId.ToString())
        {
            Agencies = chosen is null ? [] : [agencyId],
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["agency"] = chosen?.Code ?? agencyId.ToString() },
        };
        return database.InScopeAsync<ChooseAgencyOutcome>(
            actor.ScopeFor(Purpose),
            async session =>
            {
                if (chosen is null)
                {
                    await AccessRecord.RefusedAsync(session, happened, AccessRefusals.NotFound);
                    return new ChooseAgencyOutcome.Refused(AccessRefusals.NotFound);
                }

                await AuditStore.WriteAsync(session, happened);
                return new ChooseAgencyOutcome.Chosen(chosen);
            },
            cancellationToken);
    }
}
