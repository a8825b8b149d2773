using Hub.Data.Access;
using Hub.Data.Access.Agencies;
using Hub.Data.Access.People;

namespace Hub.Data.Tests.Access;

public sealed class AgencyTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private ChangeAgency Change => new(world.Database.Web);

    [Fact]
    public async Task RegisterAgency_CodeTakenOrUnusable_IsRefused()
    {
        var admin = await AdminAsync();
        var register = new RegisterAgency(world.Database.Web);

        Assert.Equal("code-taken", await WhyNotAsync(register, admin, new("council", "Second Council", "council")));
        Assert.Equal("unfit-text", await WhyNotAsync(register, admin, new("Big Council", "Big Council", "council")));
        Assert.Equal("unfit-text", await WhyNotAsync(register, admin, new("big", "Big\r\nCouncil", "council")));
        Assert.Equal("unfit-text", await WhyNotAsync(register, admin, new("big", "Big Council", "")));
    }

    [Fact]
    public async Task ChangeAgency_TenantTakenAway_ShutsItsPeopleOutAtOnce()
    {
        var admin = await AdminAsync();
        var tenant = Guid.NewGuid();
        var agency = await NewAgencyAsync(admin, "moving", [tenant]);
        await world.RegisterAsync(
            $$"""{ "people": [ {{AccessWorld.Person("mover", tenant, "moving", """{ "role": "auditor" }""")}} ] }""");
        Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(tenant, "mover"));

        Assert.IsType<AccessOutcome.Done>(await Change.HandleAsync(
            admin, new ChangeAgencyRequest(agency, "Moving", true, false, [], []), AccessWorld.Token));

        Assert.IsType<SignInOutcome.UnknownTenant>(await world.ResolveAsync(tenant, "mover"));
    }

    [Fact]
    public async Task ChangeAgency_Suspended_ShutsPeopleAndSystemsOutUntilItEnds()
    {
        var admin = await AdminAsync();
        var tenant = Guid.NewGuid();
        var agency = await NewAgencyAsync(admin, "pausing", [tenant]);
        var client = Guid.NewGuid().ToString();
        await new RegisterApiClient(world.Database.Web).HandleAsync(
            admin, new RegisterApiClientRequest(agency, tenant, client, "Uploader"), AccessWorld.Token);

        await Change.HandleAsync(admin, new ChangeAgencyRequest(agency, "Pausing", false, false, [tenant], []), AccessWorld.Token);
        Assert.False((await SignIn.ResolveClientAsync(world.Database.Web, tenant, client, AccessWorld.Token))!.IsActive);
        Assert.Equal(AccessRefusals.AgencySuspended, Assert.IsType<InvitePersonOutcome.Refused>(
            await new InvitePerson(world.Database.Web, TimeProvider.System).HandleAsync(
                admin, new InvitePersonRequest(agency, "a@pausing.example", [new RoleGrant(Role.Administrator)]), AccessWorld.Token)).Why);

        await Change.HandleAsync(admin, new ChangeAgencyRequest(agency, "Pausing", true, false, [tenant], []), AccessWorld.Token);
        Assert.True((await SignIn.ResolveClientAsync(world.Database.Web, tenant, client, AccessWorld.Token))!.IsActive);
    }

    [Fact]
    public async Task ChangeAgency_TheHost_CannotShutItselfOut()
    {
        var admin = await AdminAsync();
        var id = admin.Acting.AgencyId;

        Assert.Equal(AccessRefusals.HostMustStay, Why(await Change.HandleAsync(
            admin, new ChangeAgencyRequest(id, "Sample Police", false, false, [AccessWorld.PoliceTenant], []), AccessWorld.Token)));
        Assert.Equal(AccessRefusals.HostMustStay, Why(await Change.HandleAsync(
            admin, new ChangeAgencyRequest(id, "Sample Police", true, false, [], []), AccessWorld.Token)));
    }

    [Theory]
    [InlineData("council.example", "domain-of-another-agency")]
    [InlineData("mail.council.example", "domain-of-another-agency")]
    [InlineData("no-dots", "unfit-text")]
    public async Task ChangeAgency_DomainThatCannotBe_IsRefused(string domain, string code)
    {
        var admin = await AdminAsync();
        var agency = await NewAgencyAsync(admin, "domains-" + domain.Length, []);

        Assert.Equal(code, Why(await Change.HandleAsync(
            admin, new ChangeAgencyRequest(agency, "Domains", true, false, [], [domain]), AccessWorld.Token)).Code);
    }

    [Fact]
    public async Task RegisterApiClient_TakenMalformedOrOfAForeignTenant_IsRefused()
    {
        var admin = await AdminAsync();
        var agency = await NewAgencyAsync(admin, "systems", [AccessWorld.CouncilTenant]);
        var register = new RegisterApiClient(world.Database.Web);
        var client = Guid.NewGuid().ToString();
        await register.HandleAsync(admin, new RegisterApiClientRequest(agency, AccessWorld.CouncilTenant, client, "Uploader"), AccessWorld.Token);

        Assert.Equal("client-taken", Why(await register.HandleAsync(
            admin, new RegisterApiClientRequest(agency, AccessWorld.CouncilTenant, client.ToUpperInvariant(), "Again"), AccessWorld.Token)).Code);
        Assert.Equal("unfit-text", Why(await register.HandleAsync(
            admin, new RegisterApiClientRequest(agency, AccessWorld.CouncilTenant, "uploader", "Named"), AccessWorld.Token)).Code);
        Assert.Equal("client-tenant", Why(await register.HandleAsync(
            admin, new RegisterApiClientRequest(agency, Guid.NewGuid(), Guid.NewGuid().ToString(), "Elsewhere"), AccessWorld.Token)).Code);
    }

    private Task<Actor> AdminAsync() => world.ActorAsync("admin", AccessWorld.PoliceTenant);

    private async Task<Guid> NewAgencyAsync(Actor admin, string code, Guid[] tenants)
    {
        var id = Assert.IsType<RegisterAgencyOutcome.Registered>(await new RegisterAgency(world.Database.Web).HandleAsync(
            admin, new RegisterAgencyRequest(code, "Agency " + code, "housing"), AccessWorld.Token)).AgencyId;
        Assert.IsType<AccessOutcome.Done>(await Change.HandleAsync(
            admin, new ChangeAgencyRequest(id, "Agency " + code, true, false, tenants, []), AccessWorld.Token));
        return id;
    }

    private static async Task<string> WhyNotAsync(RegisterAgency register, Actor admin, RegisterAgencyRequest request)
        => Assert.IsType<RegisterAgencyOutcome.Refused>(await register.HandleAsync(admin, request, AccessWorld.Token)).Why.Code;

    private static AccessRefusal Why(AccessOutcome outcome) => Assert.IsType<AccessOutcome.Refused>(outcome).Why;
}
