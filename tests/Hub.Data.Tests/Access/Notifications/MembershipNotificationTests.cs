using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Data.Database;

namespace Hub.Data.Tests.Access.Notifications;

/// <summary>Who is told when a person joins an agency, is let in, and leaves.</summary>
public sealed class MembershipNotificationTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private async Task<IReadOnlyList<string>> ToldAsync(Guid about)
    {
        var told = await world.ScalarAsync<string[]?>(
            """
            select array_agg(n.kind || ' to ' || c.email order by n.created_at)
            from access.notifications n join access.accounts c using (account_id)
            where n.subject_id = @about::text or n.account_id = @about
            """,
            new { about });
        return told ?? [];
    }

    private async Task<(Actor Admin, Guid Account)> JoinAsync(string person)
    {
        var admin = await world.ActorAsync("admin", AccessWorld.PoliceTenant);
        var link = Assert.IsType<InvitePersonOutcome.Invited>(await new InvitePerson(world.Database.Web, TimeProvider.System).HandleAsync(
            admin, new InvitePersonRequest(admin.Acting.AgencyId, $"{person}@police.example", [new(Role.Auditor)]), AccessWorld.Token));
        var accepted = Assert.IsType<AcceptInvitationOutcome.Accepted>(
            await new AcceptInvitation(world.Database.Web, TimeProvider.System).HandleAsync(
                new AcceptInvitationRequest(link.Token, AccessWorld.PoliceTenant, AccessWorld.ObjectOf(person), "Test " + person),
                AccessWorld.Token));
        return (admin, accepted.AccountId);
    }

    [Fact]
    public async Task Join_ThenApproveThenDisable_TellsTheSponsorThenThePersonTwice()
    {
        var (admin, account) = await JoinAsync("newcomer");
        Assert.Equal(["MembershipAwaitingApproval to admin@police.example"], await ToldAsync(account));

        Assert.IsType<AccessOutcome.Done>(await new ApproveMembership(world.Database.Web, TimeProvider.System)
            .HandleAsync(admin, admin.Acting.AgencyId, account, AccessWorld.Token));
        Assert.IsType<AccessOutcome.Done>(await new DisableMembership(world.Database.Web, TimeProvider.System)
            .HandleAsync(admin, account, AccessWorld.Token));

        Assert.Equal(
            [
                "MembershipAwaitingApproval to admin@police.example", "MembershipApproved to newcomer@police.example",
                "MembershipDisabled to newcomer@police.example",
            ],
            await ToldAsync(account));
        Assert.Equal(JobKinds.NotificationsSend, await world.ScalarAsync<string>(
            "select min(kind) from job.requests where asked_by = 'system:notifications'"));
    }

    [Fact]
    public async Task Approve_Refused_TellsNobody()
    {
        var (_, account) = await JoinAsync("waiting");
        var outsider = await world.ActorAsync("council-admin", AccessWorld.CouncilTenant);

        Assert.IsType<AccessOutcome.Refused>(await new ApproveMembership(world.Database.Web, TimeProvider.System)
            .HandleAsync(outsider, outsider.Acting.AgencyId, account, AccessWorld.Token));

        Assert.Equal(["MembershipAwaitingApproval to admin@police.example"], await ToldAsync(account));
    }
}
