using Hub.Data.Access;
using Hub.Data.Access.Agencies;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Access;

public sealed class RegisterAgencyScenario() : AccessScenario(typeof(RegisterAgency), "register an agency")
{
    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<RegisterAgencyOutcome.Registered>(await new RegisterAgency(world.Web).HandleAsync(
            Admin, new RegisterAgencyRequest("housing", "Sample Housing", "housing"), world.Token));
}

public sealed class ChangeAgencyScenario() : AccessScenario(typeof(ChangeAgency), "change an agency")
{
    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new ChangeAgency(world.Web).HandleAsync(
            Admin,
            new ChangeAgencyRequest(Council, "Renamed Council", true, true, [AccessWorld.CouncilTenant, Guid.NewGuid()], ["new.example"]),
            world.Token));
}

public sealed class RegisterApiClientScenario() : AccessScenario(typeof(RegisterApiClient), "register an API client")
{
    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new RegisterApiClient(world.Web).HandleAsync(
            Admin, new RegisterApiClientRequest(Council, AccessWorld.CouncilTenant, Guid.NewGuid().ToString(), "Uploader"), world.Token));
}

public sealed class DisableApiClientScenario() : AccessScenario(typeof(DisableApiClient), "disable an API client")
{
    private static readonly Guid ClientId = Guid.NewGuid();
    private Guid _client;

    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var scope = await base.ArrangeAsync(world);
        await DoneAsync(new RegisterApiClient(world.Web).HandleAsync(
            Admin, new RegisterApiClientRequest(Council, AccessWorld.CouncilTenant, ClientId.ToString(), "Uploader"), world.Token));
        _client = (await SignIn.ResolveClientAsync(world.Web, AccessWorld.CouncilTenant, ClientId.ToString(), world.Token))!.ApiClientId;
        return scope;
    }

    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new DisableApiClient(world.Web).HandleAsync(Admin, Council, _client, world.Token));
}
