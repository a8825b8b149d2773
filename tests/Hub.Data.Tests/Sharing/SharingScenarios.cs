using Hub.Data.Database;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Sharing;

public sealed class DeclareAgreementScenario : ICommandScenario
{
    private readonly SharingWorld _sharing = new();

    public Type Command => typeof(DeclareAgreement);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        await _sharing.RegisterAsync(world.Superuser, world.Token);
        return _sharing.Everybody();
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<DeclareAgreementOutcome.Declared>(await _sharing.DeclareAsync(world.Jobs, _sharing.Declaration, world.Token));
}

public sealed class RecordCombinationScenario : ICommandScenario
{
    private readonly SharingWorld _sharing = new();

    public Type Command => typeof(RecordCombination);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        await _sharing.RegisterAsync(world.Superuser, world.Token);
        await _sharing.DeclareAsync(world.Jobs, _sharing.Declaration, world.Token);
        return _sharing.Everybody("system:persons");
    }

    public async Task RunAsync(CommandWorld world)
    {
        var kind = SharingWorld.Kinds.Find("incidents")!;
        var decision = await world.Jobs.InScopeAsync(
            _sharing.Everybody("system:persons"),
            session => RecordCombination.HandleAsync(
                session,
                new CombinationRequest(
                    _sharing.Council, kind, _sharing.Council, kind, SharingPurposes.CountPeopleOnce, "link_run", "7", 1200),
                SharingWorld.Today),
            world.Token);
        Assert.Equal([_sharing.Reference], Assert.IsType<CombiningDecision.Allowed>(decision).References);
    }
}
