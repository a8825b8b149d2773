using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Data.Access.Setup;

namespace Hub.Data.Tests.Access;

public sealed class InviteAdministratorTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public async Task Link_OfAFirstAdministrator_LetsInWithoutApproval()
    {
        var link = Assert.IsType<InvitePersonOutcome.Invited>(await InviteAsync("charity", "head@charity.example"));

        var accepted = Assert.IsType<AcceptInvitationOutcome.Accepted>(await FollowAsync(link.Token, "charity head"));

        Assert.True(accepted.IsApproved);
        var active = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.PoliceTenant, "charity head"));
        Assert.Equal([Role.Administrator], active.Memberships.Single().Roles);
        Assert.Equal("system:command-line", await world.ScalarAsync<string>(
            "select granted_by from access.role_grants where account_id = @AccountId", new { accepted.AccountId }));
        Assert.Equal(AccessRefusals.LinkUsed, Assert.IsType<AcceptInvitationOutcome.Refused>(await FollowAsync(link.Token, "thief")).Why);
        Assert.Equal("has-administrator", await WhyNotAsync("charity", "second@charity.example"));
    }

    [Fact]
    public async Task Invite_AdministeredAgency_NeedsTheWordAndPutsItOnRecord()
    {
        Assert.Equal("has-administrator", await WhyNotAsync("council", "head@council.example"));

        var link = Assert.IsType<InvitePersonOutcome.Invited>(await InviteAsync("council", "head@council.example", although: true));

        Assert.Equal(1, await world.ScalarAsync<long>(
            "select count(event_id) from audit.events where subject_id = @id and details::jsonb ->> 'although-administered' = 'yes'",
            new { id = link.InvitationId.ToString() }));
    }

    [Fact]
    public async Task Invite_UnknownAgencyOrForeignAddress_IsRefused()
    {
        Assert.Equal("unknown-code", await WhyNotAsync("nowhere", "head@nowhere.example"));
        Assert.Equal("address-of-another-agency", await WhyNotAsync("council", "head@police.example", although: true));
    }

    private Task<InvitePersonOutcome> InviteAsync(string agency, string email, bool although = false)
        => new InviteAdministrator(world.Database.Owner, TimeProvider.System).HandleAsync(
            new InviteAdministratorRequest(agency, email, although), AccessWorld.Token);

    private async Task<string> WhyNotAsync(string agency, string email, bool although = false)
        => Assert.IsType<InvitePersonOutcome.Refused>(await InviteAsync(agency, email, although)).Why.Code;

    private Task<AcceptInvitationOutcome> FollowAsync(string token, string person)
        => new AcceptInvitation(world.Database.Web, TimeProvider.System).HandleAsync(
            new AcceptInvitationRequest(token, AccessWorld.PoliceTenant, AccessWorld.ObjectOf(person), "Test " + person), AccessWorld.Token);
}
