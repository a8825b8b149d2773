using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Whom to invite, to which agency, as what.</summary>
/// <param name="AgencyId">The actor's own agency, or one without an administrator (host administrators only).</param>
/// <param name="Email">Where the link will be sent; the person is never matched by it.</param>
/// <param name="Roles">Proposed: granted when the sponsor approves the person who followed the link.</param>
public sealed record InvitePersonRequest(Guid AgencyId, string Email, IReadOnlyList<RoleGrant> Roles);

/// <summary>What became of an invitation.</summary>
public abstract record InvitePersonOutcome
{
    private InvitePersonOutcome()
    {
    }

    /// <summary>The link's secret, shown once: the hub keeps only its hash.</summary>
    public sealed record Invited(Guid InvitationId, string Token, DateTimeOffset ExpiresAt) : InvitePersonOutcome;

    /// <summary>No link was made.</summary>
    public sealed record Refused(AccessRefusal Why) : InvitePersonOutcome;
}

/// <summary>
/// An administrator invites a person by a one-time link that lasts seven days, and stands for them as sponsor. The administrator of
/// the agency that runs the hub makes the first administrator of another agency this way, and nothing else there.
/// </summary>
[Audited(AuditEventKind.PersonInvited)]
public sealed class InvitePerson(HubDatabase database, TimeProvider time)
{
    /// <summary>How long a link works.</summary>
    public static TimeSpan LinkLasts { get; } = TimeSpan.FromDays(7);

    private const string Purpose = "invite a person";

    /// <summary>Makes the link, or says why not.</summary>
    public Task<InvitePersonOutcome> HandleAsync(Actor actor, InvitePersonRequest request, CancellationToken cancellationToken)
    {
        var scope = actor.ScopeFor(Purpose) with { Agencies = [.. new[] { actor.Acting.AgencyId, request.AgencyId }.Distinct()] };
        return database.InScopeAsync(scope, session => InviteAsync(session, actor, request), cancellationToken);
    }

    internal static AuditEvent Happened(AuditEventKind kind, Guid invitationId, Guid agencyId, IEnumerable<RoleGrant> roles)
        => new(kind, "invitation", invitationId.ToString())
        {
            Agencies = [agencyId],
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["roles"] = string.Join(' ', roles.Select(role => RoleNames.Stored(role.Role)).Distinct().Order(StringComparer.Ordinal)),
            },
        };

    private async Task<InvitePersonOutcome> InviteAsync(HubSession session, Actor actor, InvitePersonRequest request)
    {
        var id = Guid.CreateVersion7();
        var happened = Happened(AuditEventKind.PersonInvited, id, request.AgencyId, request.Roles);
        if (await RefusalAsync(session, actor, request) is { } why)
        {
            await AccessRecord.RefusedAsync(session, happened, why);
            return new InvitePersonOutcome.Refused(why);
        }

        var token = OneTimeToken.New();
        var now = time.GetUtcNow();
        await InvitationStore.AddAsync(session, new InvitationStore.NewInvitation(
            id, OneTimeToken.HashOf(token)!, request.AgencyId, request.Email, request.Roles, actor.AccountId, now, now + LinkLasts));
        await AuditStore.WriteAsync(session, happened);
        return new InvitePersonOutcome.Invited(id, token, now + LinkLasts);
    }

    private static async Task<AccessRefusal?> RefusalAsync(HubSession session, Actor actor, InvitePersonRequest request)
    {
        if (await AgencyQueries.StandingAsync(session, request.AgencyId) is not { } agency)
        {
            return AccessRefusals.NotFound;
        }

        if (await InviterRefusalAsync(session, actor, request) is { } notTheirs)
        {
            return notTheirs;
        }

        if (!agency.IsActive)
        {
            return AccessRefusals.AgencySuspended;
        }

        return await AddressRefusalAsync(session, request.Email, agency) ?? await GrantCheck.RefusalAsync(session, agency, request.Roles);
    }

    private static async Task<AccessRefusal?> InviterRefusalAsync(HubSession session, Actor actor, InvitePersonRequest request)
    {
        if (request.AgencyId == actor.Acting.AgencyId)
        {
            return actor.Can(Permission.ManagePeople) ? null : AccessRefusals.NotAllowed;
        }

        if (!actor.Can(Permission.ManageAgencies))
        {
            return AccessRefusals.NotAllowed;
        }

        return (await MembershipStore.AdministratorsAsync(session, request.AgencyId)).Count > 0 ? AccessRefusals.HasAdministrator
            : request.Roles.Any(role => role.Role != Role.Administrator) ? AccessRefusals.FirstAdministratorOnly
            : null;
    }

    internal static async Task<AccessRefusal?> AddressRefusalAsync(HubSession session, string email, AgencyStanding agency)
    {
        if (DisplayName.EmailProblem(email) is { } sentence)
        {
            return AccessRefusals.UnfitText(sentence);
        }

        var owner = await InvitationStore.OwnerOfDomainAsync(session, email.Split('@')[1]);
        return owner is { } other && other != agency.AgencyId ? AccessRefusals.AddressOfAnotherAgency : null;
    }
}
