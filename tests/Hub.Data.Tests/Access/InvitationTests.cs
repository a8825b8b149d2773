using Hub.Data.Access;
using Hub.Data.Access.People;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Data.Tests.Access;

public sealed class InvitationTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly RoleGrant[] Auditor = [new(Role.Auditor)];

    private InvitePerson Invite => new(world.Database.Web, TimeProvider.System);

    private AcceptInvitation Accept => new(world.Database.Web, TimeProvider.System);

    [Fact]
    public async Task Link_FollowedAndApproved_LetsThePersonInWithTheProposedRoles()
    {
        var admin = await AdminAsync();
        var link = await LinkAsync(admin, "joiner@police.example");

        Assert.IsType<AcceptInvitationOutcome.Accepted>(await FollowAsync(link.Token, "joiner"));
        var waiting = Assert.IsType<SignInOutcome.AwaitingApproval>(await world.ResolveAsync(AccessWorld.PoliceTenant, "joiner"));
        Assert.IsType<AccessOutcome.Done>(await new ApproveMembership(world.Database.Web, TimeProvider.System)
            .HandleAsync(admin, admin.Acting.AgencyId, waiting.AccountId, AccessWorld.Token));

        var active = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.PoliceTenant, "joiner"));
        Assert.Equal([Role.Auditor], active.Memberships.Single().Roles);
    }

    [Fact]
    public async Task Token_IsKeptAsItsHashOnly()
    {
        var link = await LinkAsync(await AdminAsync(), "hash@police.example");

        var stored = await world.ScalarAsync<byte[]>(
            "select token_hash from access.invitations where invitation_id = @id", new { id = link.InvitationId });
        Assert.Equal(43, link.Token.Length);
        Assert.Equal(OneTimeToken.HashOf(link.Token), stored);
        Assert.Equal(0, await world.ScalarAsync<long>(
            "select count(event_id) from audit.events where details like '%' || @token || '%'", new { token = link.Token }));
    }

    [Fact]
    public async Task HandleAsync_SecondPersonWithTheSameLink_IsRefusedAndOnRecord()
    {
        var link = await LinkAsync(await AdminAsync(), "first@police.example");
        await FollowAsync(link.Token, "first");

        await AssertRefusedAsync(AccessRefusals.LinkUsed, link.Token, "second");
        await AssertRefusedAsync(AccessRefusals.LinkUsedByYou, link.Token, "first");

        Assert.IsType<SignInOutcome.NotRegistered>(await world.ResolveAsync(AccessWorld.PoliceTenant, "second"));
        Assert.Equal(1, await RefusalsAsync("InvitationAccepted", "link-used", link.InvitationId));
    }

    [Fact]
    public async Task HandleAsync_TwoPeopleAtOnce_OneGetsIn()
    {
        var link = await LinkAsync(await AdminAsync(), "race@police.example");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => FollowAsync(link.Token, $"racer {n}")));

        Assert.Single(outcomes, outcome => outcome is AcceptInvitationOutcome.Accepted);
        Assert.Equal(5, outcomes.OfType<AcceptInvitationOutcome.Refused>().Count(refused => refused.Why == AccessRefusals.LinkUsed));
    }

    [Fact]
    public async Task HandleAsync_ExpiredRevokedUnknownOrMangledLink_EachHasItsSentence()
    {
        var admin = await AdminAsync();
        var old = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-7));
        var expired = Assert.IsType<InvitePersonOutcome.Invited>(await new InvitePerson(world.Database.Web, old).HandleAsync(
            admin, new InvitePersonRequest(admin.Acting.AgencyId, "late@police.example", Auditor), AccessWorld.Token));
        var revoked = await LinkAsync(admin, "revoked@police.example");
        await new RevokeInvitation(world.Database.Web, TimeProvider.System).HandleAsync(admin, revoked.InvitationId, AccessWorld.Token);

        await AssertRefusedAsync(AccessRefusals.LinkExpired, expired.Token, "late");
        await AssertRefusedAsync(AccessRefusals.LinkRevoked, revoked.Token, "revoked");
        await AssertRefusedAsync(AccessRefusals.LinkUnknown, OneTimeToken.New(), "unknown");
        await AssertRefusedAsync(AccessRefusals.LinkUnknown, revoked.Token[..42], "mangled");
        await AssertRefusedAsync(AccessRefusals.LinkUnknown, "' or 1=1 --", "mangled");
        await AssertRefusedAsync(AccessRefusals.LinkUnknown, "", "mangled");
    }

    [Fact]
    public async Task HandleAsync_SixDaysAndTwentyThreeHours_StillWorks()
    {
        var almost = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-7).AddHours(1));
        var admin = await AdminAsync();
        var link = Assert.IsType<InvitePersonOutcome.Invited>(await new InvitePerson(world.Database.Web, almost).HandleAsync(
            admin, new InvitePersonRequest(admin.Acting.AgencyId, "just@police.example", Auditor), AccessWorld.Token));

        Assert.IsType<AcceptInvitationOutcome.Accepted>(await FollowAsync(link.Token, "just"));
    }

    [Fact]
    public async Task HandleAsync_TenantOfAnotherAgency_IsRefused_GuestOfTheHostIsNot()
    {
        var council = await world.ActorAsync("council-admin", AccessWorld.CouncilTenant);
        var police = await LinkAsync(await AdminAsync(), "wrong@police.example");
        var link = Assert.IsType<InvitePersonOutcome.Invited>(await Invite.HandleAsync(
            council, new InvitePersonRequest(council.Acting.AgencyId, "guest@council.example", Auditor), AccessWorld.Token));

        Assert.Equal(AccessRefusals.TenantNotOfAgency, Why(await FollowAsync(police.Token, "wrong", AccessWorld.CouncilTenant)));
        Assert.IsType<AcceptInvitationOutcome.Accepted>(await FollowAsync(link.Token, "guest of the host", AccessWorld.PoliceTenant));
    }

    [Fact]
    public async Task HandleAsync_UserNameThatChangedHandsToAnotherTenant_IsANewPersonWithoutRights()
    {
        await world.JoinPoliceAsync("namesake", """{ "role": "auditor" }""");
        var link = await LinkAsync(await AdminAsync(), "namesake@police.example");

        // The same user name and e-mail, now another object of another tenant that also serves the police.
        var tenant = Guid.NewGuid();
        await world.RegisterAsync($$"""{ "agencies": [ { "code": "police", "tenants": ["{{tenant}}"] } ] }""");
        Assert.IsType<SignInOutcome.NotRegistered>(await world.ResolveAsync(tenant, "namesake"));
        var accepted = Assert.IsType<AcceptInvitationOutcome.Accepted>(await FollowAsync(link.Token, "namesake", tenant));

        var old = await world.ActorAsync("namesake", AccessWorld.PoliceTenant);
        Assert.NotEqual(old.AccountId, accepted.AccountId);
        Assert.IsType<SignInOutcome.AwaitingApproval>(await world.ResolveAsync(tenant, "namesake"));
    }

    [Theory]
    [InlineData("new@council.example", "address-of-another-agency")]
    [InlineData("new@MAIL.Council.Example", "address-of-another-agency")]
    [InlineData("new@police.example\r\nBcc: all@police.example", "unfit-text")]
    [InlineData("not an address", "unfit-text")]
    public async Task HandleAsync_AddressThatCannotBe_IsRefusedAndOnRecord(string email, string code)
    {
        var admin = await AdminAsync();
        var before = await RefusalsAsync("PersonInvited", code);

        var outcome = await Invite.HandleAsync(admin, new InvitePersonRequest(admin.Acting.AgencyId, email, Auditor), AccessWorld.Token);

        Assert.Equal(code, Assert.IsType<InvitePersonOutcome.Refused>(outcome).Why.Code);
        Assert.Equal(before + 1, await RefusalsAsync("PersonInvited", code));
    }

    [Fact]
    public async Task HandleAsync_RolesThatCannotBe_AreRefused()
    {
        var council = await world.ActorAsync("council-admin", AccessWorld.CouncilTenant);

        Assert.Equal("role-not-of-this-agency", await WhyNotAsync(council, new RoleGrant(Role.HeadOfIntelligence)));
        Assert.Equal("role-and-area", await WhyNotAsync(council, new RoleGrant(Role.Analyst)));
        Assert.Equal("role-and-area", await WhyNotAsync(council, new RoleGrant(Role.Auditor, "lpa", "N")));
        Assert.Equal("unknown-area", await WhyNotAsync(council, new RoleGrant(Role.CspMember, "lpa", "NOWHERE")));
        Assert.Equal("no-role", await WhyNotAsync(council));
    }

    [Fact]
    public async Task HandleAsync_HostAdministrator_MakesTheFirstAdministratorAndNothingElse()
    {
        var admin = await AdminAsync();
        var council = (await world.ActorAsync("council-admin", AccessWorld.CouncilTenant)).Acting.AgencyId;
        await world.RegisterAsync($$"""
            { "agencies": [ { "code": "youth", "name": "Sample Youth", "type": "youth_justice", "tenants": ["{{AccessWorld.CouncilTenant}}"] } ] }
            """);
        var youth = Hub.Data.Primitives.StableId.Of("agency", "youth");

        Assert.Equal("has-administrator", await WhyNotAsync(admin, council, new RoleGrant(Role.Administrator)));
        Assert.Equal("first-administrator-only", await WhyNotAsync(admin, youth, new RoleGrant(Role.Auditor)));
        var link = Assert.IsType<InvitePersonOutcome.Invited>(await Invite.HandleAsync(
            admin, new InvitePersonRequest(youth, "head@youth.example", [new RoleGrant(Role.Administrator)]), AccessWorld.Token));
        var accepted = Assert.IsType<AcceptInvitationOutcome.Accepted>(await FollowAsync(link.Token, "youth head", AccessWorld.CouncilTenant));

        Assert.IsType<AccessOutcome.Done>(await new ApproveMembership(world.Database.Web, TimeProvider.System)
            .HandleAsync(admin, youth, accepted.AccountId, AccessWorld.Token));
        var head = await world.ActorAsync("youth head", AccessWorld.CouncilTenant);
        Assert.True(head.Can(Permission.ManagePeople));
        Assert.False(head.Can(Permission.ManageAgencies));
        Assert.Equal("has-administrator", await WhyNotAsync(admin, youth, new RoleGrant(Role.Administrator)));
    }

    [Fact]
    public async Task HandleAsync_AdministratorOfAnotherAgency_InvitesNobodyThere()
    {
        var council = await world.ActorAsync("council-admin", AccessWorld.CouncilTenant);
        var police = (await AdminAsync()).Acting.AgencyId;

        Assert.Equal("not-allowed", await WhyNotAsync(council, police, new RoleGrant(Role.Administrator)));
    }

    [Fact]
    public async Task Link_FollowedByTheOneWhoMadeIt_IsRefused()
    {
        var admin = await AdminAsync();
        var link = await LinkAsync(admin, "myself@police.example");

        Assert.Equal(AccessRefusals.Oneself, Why(await FollowAsync(link.Token, "admin")));
    }

    [Fact]
    public async Task HandleAsync_NameWithAHeader_IsRefused()
    {
        var link = await LinkAsync(await AdminAsync(), "header@police.example");

        var outcome = await Accept.HandleAsync(
            new AcceptInvitationRequest(link.Token, AccessWorld.PoliceTenant, AccessWorld.ObjectOf("header"), "A\r\nBcc: b@c.example"), AccessWorld.Token);

        Assert.Equal("unfit-text", Why(outcome).Code);
        Assert.IsType<SignInOutcome.NotRegistered>(await world.ResolveAsync(AccessWorld.PoliceTenant, "header"));
    }

    private Task<Actor> AdminAsync() => world.ActorAsync("admin", AccessWorld.PoliceTenant);

    private async Task<InvitePersonOutcome.Invited> LinkAsync(Actor admin, string email)
        => Assert.IsType<InvitePersonOutcome.Invited>(await Invite.HandleAsync(
            admin, new InvitePersonRequest(admin.Acting.AgencyId, email, Auditor), AccessWorld.Token));

    private Task<AcceptInvitationOutcome> FollowAsync(string token, string person, Guid? tenant = null)
        => Accept.HandleAsync(
            new AcceptInvitationRequest(token, tenant ?? AccessWorld.PoliceTenant, AccessWorld.ObjectOf(person), "Test " + person), AccessWorld.Token);

    private async Task AssertRefusedAsync(AccessRefusal expected, string token, string person)
        => Assert.Equal(expected, Why(await FollowAsync(token, person)));

    private Task<string> WhyNotAsync(Actor actor, params RoleGrant[] roles) => WhyNotAsync(actor, actor.Acting.AgencyId, roles);

    private async Task<string> WhyNotAsync(Actor actor, Guid agency, params RoleGrant[] roles)
        => Assert.IsType<InvitePersonOutcome.Refused>(await Invite.HandleAsync(
            actor, new InvitePersonRequest(agency, "someone@nowhere.example", roles), AccessWorld.Token)).Why.Code;

    private static AccessRefusal Why(AcceptInvitationOutcome outcome) => Assert.IsType<AcceptInvitationOutcome.Refused>(outcome).Why;

    private Task<long> RefusalsAsync(string kind, string code, Guid? subject = null)
        => world.ScalarAsync<long>(
            """
            select count(event_id) from audit.events
            where kind = @kind and outcome = 'refused' and details::jsonb ->> 'reason' = @code
                and (@subject is null or subject_id = @subject)
            """,
            new { kind, code, subject = subject?.ToString() });
}
