using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Who follows which link, as the sign-in has proven them.</summary>
/// <param name="Token">The secret of the link.</param>
/// <param name="TenantId">Tenant id of the sign-in.</param>
/// <param name="ObjectId">Object id of the sign-in.</param>
/// <param name="DisplayName">The name in the token, for showing.</param>
public sealed record AcceptInvitationRequest(string Token, Guid TenantId, Guid ObjectId, string DisplayName);

/// <summary>What became of it.</summary>
public abstract record AcceptInvitationOutcome
{
    private AcceptInvitationOutcome()
    {
    }

    /// <summary>The link is bound to the account.</summary>
    /// <param name="AccountId">The person's account.</param>
    /// <param name="AgencyName">The agency they asked to join.</param>
    /// <param name="IsApproved">True for a first administrator; otherwise their sponsor must approve them.</param>
    public sealed record Accepted(Guid AccountId, string AgencyName, bool IsApproved) : AcceptInvitationOutcome;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(AccessRefusal Why) : AcceptInvitationOutcome;
}

/// <summary>
/// A person follows a one-time link: it is bound to their (tenant id, object id) at first use and works for nobody else. The e-mail
/// address it was sent to proves nothing, so their sponsor still approves them.
/// </summary>
[Audited(AuditEventKind.InvitationAccepted)]
public sealed class AcceptInvitation(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "follow an invitation";

    /// <summary>Binds the link, or says why not.</summary>
    public async Task<AcceptInvitationOutcome> HandleAsync(AcceptInvitationRequest request, CancellationToken cancellationToken)
    {
        var hash = OneTimeToken.HashOf(request.Token);
        var (found, account) = await database.InScopeAsync(
            Scope.None(SignIn.Anonymous, Purpose),
            async session => (
                hash is null ? null : await InvitationStore.FindAsync(session, hash),
                (await SignInQueries.ResolveAsync(session, request.TenantId, request.ObjectId))[0].AccountId),
            cancellationToken);
        var accountId = account ?? Guid.CreateVersion7();
        var scope = found is null
            ? Scope.None(account?.ToString() ?? SignIn.Anonymous, Purpose)
            : Scope.Of(accountId.ToString(), Purpose, found.AgencyId);
        return await database.InScopeAsync(
            scope, session => AcceptAsync(session, found?.InvitationId, accountId, request), cancellationToken);
    }

    private async Task<AcceptInvitationOutcome> AcceptAsync(
        HubSession session, Guid? invitationId, Guid accountId, AcceptInvitationRequest request)
    {
        var invitation = invitationId is { } id ? await InvitationStore.HoldAsync(session, id) : null;
        var happened = new AuditEvent(AuditEventKind.InvitationAccepted, "invitation", invitation?.InvitationId.ToString() ?? "unknown")
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["tenant"] = request.TenantId.ToString(),
                ["object"] = request.ObjectId.ToString(),
            },
        };
        var why = invitation is null ? AccessRefusals.LinkUnknown : await RefusalAsync(session, invitation, accountId, request);
        if (why is not null)
        {
            return await RefuseAsync(session, happened, why);
        }

        var agency = (await AgencyQueries.StandingAsync(session, invitation!.AgencyId))!;
        var account = await AccountStore.RegisterAsync(
            session, accountId, request.TenantId, request.ObjectId, request.DisplayName, invitation.Email);
        if (account != accountId || !await JoinAsync(session, invitation, accountId))
        {
            // The same person followed two links at once; the other one won.
            return await RefuseAsync(session, happened, AccessRefusals.StateChanged);
        }

        if (!invitation.IsApproved)
        {
            await TellAsync(session, invitation, accountId);
        }

        await AuditStore.WriteAsync(session, happened);
        return new AcceptInvitationOutcome.Accepted(accountId, agency.Name, invitation.IsApproved);
    }

    /// <summary>Tells whoever can approve them: the sponsor, otherwise the agency's administrators, otherwise the host's.</summary>
    private static async Task TellAsync(HubSession session, InvitationStore.Invitation invitation, Guid accountId)
    {
        const NotificationKind Waits = NotificationKind.MembershipAwaitingApproval;
        var (subject, agency, step) = (accountId.ToString(), invitation.AgencyId, invitation.InvitationId.ToString());
        var told = invitation.SponsorId is { } sponsor
            ? await Notify.AccountsAsync(session, Waits, subject, agency, [sponsor], step)
            : 0;
        told += told == 0 ? await Notify.HoldersAsync(session, Waits, subject, agency, Permission.ManagePeople, step) : 0;
        if (told == 0)
        {
            await Notify.HoldersAsync(session, Waits, subject, null, Permission.ManageAgencies, step);
        }
    }

    private async Task<AccessRefusal?> RefusalAsync(
        HubSession session, InvitationStore.Invitation invitation, Guid accountId, AcceptInvitationRequest request)
    {
        var link = LinkRefusal(invitation, accountId);
        if (link is not null)
        {
            return link;
        }

        if (await AgencyQueries.StandingAsync(session, invitation.AgencyId) is not { IsActive: true })
        {
            return AccessRefusals.AgencySuspended;
        }

        if (!await InvitationStore.TenantServesAsync(session, request.TenantId, invitation.AgencyId))
        {
            return AccessRefusals.TenantNotOfAgency;
        }

        if (DisplayName.Problem(request.DisplayName) is { } sentence)
        {
            return AccessRefusals.UnfitText(sentence);
        }

        return (await MembershipStore.HoldAsync(session, accountId, invitation.AgencyId))?.Status switch
        {
            null or MembershipStore.Refused => null,
            MembershipStore.Disabled => AccessRefusals.MembershipDisabled,
            _ => AccessRefusals.AlreadyMember,
        };
    }

    private AccessRefusal? LinkRefusal(InvitationStore.Invitation invitation, Guid accountId)
        => invitation.AccountId == accountId ? AccessRefusals.LinkUsedByYou
            : invitation.AccountId is not null ? AccessRefusals.LinkUsed
            : invitation.RevokedAt is not null ? AccessRefusals.LinkRevoked
            : invitation.ExpiresAt <= time.GetUtcNow() ? AccessRefusals.LinkExpired
            : invitation.InvitedBy == accountId.ToString() ? AccessRefusals.Oneself
            : null;

    private async Task<bool> JoinAsync(HubSession session, InvitationStore.Invitation invitation, Guid accountId)
    {
        var now = time.GetUtcNow();
        var wanted = new MembershipStore.Standing(
            accountId,
            invitation.AgencyId,
            invitation.IsApproved ? MembershipStore.Active : MembershipStore.Pending,
            invitation.SponsorId,
            invitation.InvitationId);
        // Only the owner's command line approves beforehand; the membership then stands in its name, not in the person's.
        if (!await MembershipStore.AddAsync(session, wanted, invitation.IsApproved ? invitation.InvitedBy : session.Scope.Actor))
        {
            var held = await MembershipStore.HoldAsync(session, accountId, invitation.AgencyId);
            if (held?.Status != MembershipStore.Refused || invitation.IsApproved)
            {
                return false;
            }

            await MembershipStore.ChangeAsync(session, wanted, now);
        }

        await InvitationStore.BindAsync(session, invitation.InvitationId, accountId, now);
        foreach (var grant in invitation.IsApproved ? invitation.Proposed : [])
        {
            await RoleGrantStore.AddAsync(
                session, accountId, invitation.AgencyId, grant, now, invitation.InvitedBy, invitation.InvitationId);
        }

        return true;
    }

    private static async Task<AcceptInvitationOutcome> RefuseAsync(HubSession session, AuditEvent happened, AccessRefusal why)
    {
        await AccessRecord.RefusedAsync(session, happened, why);
        return new AcceptInvitationOutcome.Refused(why);
    }
}
