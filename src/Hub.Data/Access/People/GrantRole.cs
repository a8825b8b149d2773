using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>
/// An administrator gives a person of their own agency a role, for one area where the role is given by area. Nobody gives one to
/// themselves; the database refuses it too.
/// </summary>
[Audited(AuditEventKind.RoleGranted)]
public sealed class GrantRole(HubDatabase database, TimeProvider time)
{
    /// <summary>Grants the role, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, Guid accountId, RoleGrant grant, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("give a role"), session => GrantAsync(session, actor, accountId, grant), cancellationToken);

    private async Task<AccessOutcome> GrantAsync(HubSession session, Actor actor, Guid accountId, RoleGrant grant)
    {
        var agencyId = actor.Acting.AgencyId;
        var happened = Happened(AuditEventKind.RoleGranted, agencyId, accountId, grant);
        var membership = await MembershipStore.HoldAsync(session, accountId, agencyId);
        var why = MembershipRules.Refusal(actor, accountId, membership)
            ?? (membership!.Status == MembershipStore.Active ? null : AccessRefusals.StateChanged)
            ?? await GrantCheck.RefusalAsync(session, (await AgencyQueries.StandingAsync(session, agencyId))!, [grant]);
        if (why is null && !await RoleGrantStore.AddAsync(session, accountId, agencyId, grant, time.GetUtcNow()))
        {
            why = AccessRefusals.RoleHeld;
        }

        return why is null
            ? await AccessRecord.DoneAsync(session, happened)
            : await AccessRecord.RefusedAsync(session, happened, why);
    }

    private static AuditEvent Happened(AuditEventKind kind, Guid agencyId, Guid accountId, RoleGrant grant)
    {
        var happened = MembershipRules.Happened(kind, agencyId, accountId);
        var details = AccessRecord.With(happened.Details, "role", RoleNames.Stored(grant.Role));
        return happened with
        {
            Details = grant.AreaCode is { } code ? AccessRecord.With(details, "area", $"{grant.AreaKind} {code}") : details,
        };
    }
}
