using Hub.Data.Access.People;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Setup;

/// <summary>Whom the operator makes an agency's administrator.</summary>
/// <param name="AgencyCode">Code of the agency.</param>
/// <param name="Email">Where the link will be sent.</param>
/// <param name="AlthoughAdministered">
/// Also where the agency has an administrator: for the day when none of them can sign in any more. It stands in the record.
/// </param>
public sealed record InviteAdministratorRequest(string AgencyCode, string Email, bool AlthoughAdministered);

/// <summary>
/// <c>hub admin invite</c>: the operator of the installation makes an agency's first administrator by a one-time link. Nobody is there
/// yet to approve them, so the link itself lets them in: the operator, who holds the owner's connection, stands for them.
/// </summary>
[Audited(AuditEventKind.AdministratorInvited)]
public sealed class InviteAdministrator(HubDatabase owner, TimeProvider time)
{
    private const string Purpose = "invite an agency's administrator";
    private static readonly RoleGrant[] Roles = [new(Role.Administrator)];

    /// <summary>Makes the link, or says why not.</summary>
    public async Task<InvitePersonOutcome> HandleAsync(InviteAdministratorRequest request, CancellationToken cancellationToken)
    {
        var agencyId = await owner.InScopeAsync(
            Scope.None(SystemActors.CommandLine, Purpose),
            session => AgencyQueries.FindAsync(session, request.AgencyCode),
            cancellationToken);
        return agencyId is not { } found
            ? new InvitePersonOutcome.Refused(UnknownCode)
            : await owner.InScopeAsync(
                Scope.None(SystemActors.CommandLine, Purpose) with { Agencies = [found] },
                session => InviteAsync(session, found, request),
                cancellationToken);
    }

    private static AccessRefusal UnknownCode { get; } =
        new("unknown-code", "No agency has this code; correct --agency, or register the agency first (hub admin agency).");

    private static AccessRefusal Administered { get; } =
        new("has-administrator",
            "This agency has an administrator, who invites its people on the page People. If none of them can sign in any more, add "
            + "--although-administered; the agency sees it in the record.");

    private async Task<InvitePersonOutcome> InviteAsync(HubSession session, Guid agencyId, InviteAdministratorRequest request)
    {
        var id = Guid.CreateVersion7();
        var happened = InvitePerson.Happened(AuditEventKind.AdministratorInvited, id, agencyId, Roles);
        var agency = (await AgencyQueries.StandingAsync(session, agencyId))!;
        var isAdministered = (await MembershipStore.AdministratorsAsync(session, agencyId)).Count > 0;
        var why = !agency.IsActive ? AccessRefusals.AgencySuspended
            : isAdministered && !request.AlthoughAdministered ? Administered
            : await InvitePerson.AddressRefusalAsync(session, request.Email, agency);
        if (why is not null)
        {
            await AccessRecord.RefusedAsync(session, happened, why);
            return new InvitePersonOutcome.Refused(why);
        }

        var token = OneTimeToken.New();
        var now = time.GetUtcNow();
        await InvitationStore.AddAsync(session, new InvitationStore.NewInvitation(
            id, OneTimeToken.HashOf(token)!, agencyId, request.Email, Roles, null, now, now + InvitePerson.LinkLasts));
        await AuditStore.WriteAsync(session, isAdministered
            ? happened with { Details = AccessRecord.With(happened.Details, "although-administered", "yes") }
            : happened);
        return new InvitePersonOutcome.Invited(id, token, now + InvitePerson.LinkLasts);
    }
}
