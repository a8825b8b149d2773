using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>
/// The administrator who invited a person says that it is them: the membership stands and the proposed roles are granted. When the
/// sponsor no longer administers the agency, any administrator of it takes their place. The host's administrator approves the
/// first administrator of another agency.
/// </summary>
[Audited(AuditEventKind.MembershipApproved)]
public sealed class ApproveMembership(HubDatabase database, TimeProvider time)
{
    /// <summary>Lets the person in, or says why not.</summary>
    public Task<AccessOutcome> HandleAsync(Actor actor, Guid agencyId, Guid accountId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            MembershipRules.ScopeOver(actor, agencyId, "approve a person"),
            session => ApproveAsync(session, actor, agencyId, accountId),
            cancellationToken);

    private async Task<AccessOutcome> ApproveAsync(HubSession session, Actor actor, Guid agencyId, Guid accountId)
    {
        var happened = MembershipRules.Happened(AuditEventKind.MembershipApproved, agencyId, accountId);
        var membership = await MembershipStore.HoldAsync(session, accountId, agencyId);
        var invitation = membership?.InvitationId is { } id ? await InvitationStore.HoldAsync(session, id) : null;
        if (await RefusalAsync(session, actor, agencyId, accountId, membership, invitation) is { } why)
        {
            return await AccessRecord.RefusedAsync(session, happened, why);
        }

        var now = time.GetUtcNow();
        await MembershipStore.ChangeAsync(
            session, membership! with { Status = MembershipStore.Active, SponsorId = actor.AccountId }, now);
        foreach (var grant in invitation!.Proposed)
        {
            await RoleGrantStore.AddAsync(session, accountId, agencyId, grant, now, invitation: invitation.InvitationId);
        }

        await Notify.AccountsAsync(
            session, NotificationKind.MembershipApproved, agencyId.ToString(), agencyId, [accountId], Notify.Step(now));
        return await AccessRecord.DoneAsync(session, happened);
    }

    private static async Task<AccessRefusal?> RefusalAsync(
        HubSession session,
        Actor actor,
        Guid agencyId,
        Guid accountId,
        MembershipStore.Standing? membership,
        InvitationStore.Invitation? invitation)
    {
        if (SeparationOfDuties.Refusal([accountId], actor.AccountId) is not null)
        {
            return AccessRefusals.Oneself;
        }

        if (membership is null || invitation is null)
        {
            return AccessRefusals.NotFound;
        }

        if (membership.Status != MembershipStore.Pending)
        {
            return AccessRefusals.StateChanged;
        }

        var administrators = await MembershipStore.AdministratorsAsync(session, agencyId);
        var sponsorStands = membership.SponsorId is { } sponsor && administrators.Contains(sponsor);
        if (agencyId == actor.Acting.AgencyId)
        {
            return !actor.Can(Permission.ManagePeople) ? AccessRefusals.NotAllowed
                : sponsorStands && membership.SponsorId != actor.AccountId ? AccessRefusals.NotTheSponsor
                : null;
        }

        return !actor.Can(Permission.ManageAgencies) ? AccessRefusals.NotAllowed
            : administrators.Count > 0 ? AccessRefusals.HasAdministrator
            : invitation.Proposed.Any(grant => grant.Role != Role.Administrator) ? AccessRefusals.FirstAdministratorOnly
            : null;
    }
}
