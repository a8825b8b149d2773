using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Ingest.Kinds;

public sealed class RegisterDatasetKindScenario : ICommandScenario
{
    private Actor? _actor;

    public Type Command => typeof(RegisterDatasetKind);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var agency = await world.AddAgencyAsync("police");
        _actor = new Actor(Guid.CreateVersion7(), "", new Membership(agency, "police", "", true, [Role.Administrator], []), []);
        return _actor.ScopeFor("register a dataset kind");
    }

    public async Task RunAsync(CommandWorld world)
    {
        var kind = DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds[0];
        Assert.IsType<RegisterKindOutcome.Registered>(await new RegisterDatasetKind(world.Web).HandleAsync(
            _actor!, new(kind.Kind + ".json", DatasetKindJson.Write(kind)), world.Token));
    }
}
