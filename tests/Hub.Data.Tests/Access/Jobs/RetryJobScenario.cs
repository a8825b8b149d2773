using Hub.Data.Access;
using Hub.Data.Access.Jobs;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;
using Hub.Testing;

namespace Hub.Data.Tests.Access.Jobs;

public sealed class RetryJobScenario : ICommandScenario
{
    private Actor? _actor;
    private long _job;

    public Type Command => typeof(RetryJob);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var agency = await world.AddAgencyAsync("police");
        _job = await new TestRecords(world.Superuser, world.Token).AddJobAsync(JobKinds.ProfileRender, "1", JobStates.Parked, "The disk was full.");
        _actor = new Actor(Guid.CreateVersion7(), "", new Membership(agency, "police", "", true, [Role.Administrator], []), []);
        return _actor.ScopeFor("put a parked job back");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<RetryJobOutcome.PutBack>(await new RetryJob(world.Web).HandleAsync(_actor!, new(_job), world.Token));
}
