using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions.Copies;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Publishing.Figures;
using Hub.Data.Profiles.Publishing.Recalling;
using Hub.Data.Profiles.Publishing.Release;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Data.Profiles.Reading;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Profiles.Publishing;

/// <summary>A profile in one state, and one command about it by one person.</summary>
public abstract class PublishingScenario(string status, string purpose) : ICommandScenario
{
    public abstract Type Command { get; }

    protected WayWorld World { get; private set; } = null!;

    protected virtual Actor Who => World.People.Analyst;

    protected virtual Task PrepareAsync(CommandWorld world) => Task.CompletedTask;

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        World = await WayWorld.StartAsync(world.Superuser, world.Web, world.Jobs, world.Token, status);
        await PrepareAsync(world);
        return Who.ScopeFor(purpose);
    }

    public virtual async Task RunAsync(CommandWorld world) => Assert.IsType<PublishingOutcome.Done>(await HandleAsync(world));

    protected virtual Task<PublishingOutcome> HandleAsync(CommandWorld world) => throw new InvalidOperationException("Nothing is run.");
}

public sealed class SubmitProfileScenario() : PublishingScenario("draft", "submit a profile for peer review")
{
    public override Type Command => typeof(SubmitProfile);

    protected override Task<PublishingOutcome> HandleAsync(CommandWorld world) => World.SubmitAsync(Who);
}

public sealed class AgreeToProfileScenario() : PublishingScenario("in_review", "review a profile as a peer")
{
    public override Type Command => typeof(AgreeToProfile);

    protected override Actor Who => World.People.Peer;

    protected override Task<PublishingOutcome> HandleAsync(CommandWorld world) => World.AgreeAsync(Who);
}

public sealed class ReturnProfileScenario() : PublishingScenario("reviewed", "return a profile to its writers")
{
    public override Type Command => typeof(ReturnProfile);

    protected override Actor Who => World.People.Approver;

    protected override Task<PublishingOutcome> HandleAsync(CommandWorld world) => World.ReturnAsync(Who);
}

public sealed class ApproveProfileScenario() : PublishingScenario("reviewed", "approve a profile for release")
{
    public override Type Command => typeof(ApproveProfile);

    protected override Actor Who => World.People.Approver;

    protected override Task<PublishingOutcome> HandleAsync(CommandWorld world) => World.ApproveAsync(Who);
}

public sealed class DiscardProfileScenario() : PublishingScenario("draft", "give up a profile")
{
    public override Type Command => typeof(DiscardProfile);

    protected override async Task<PublishingOutcome> HandleAsync(CommandWorld world)
        => await new DiscardProfile(world.Web, TimeProvider.System).HandleAsync(Who, await World.SeenAsync(), "Begun twice.", world.Token);
}

public sealed class AnswerWarningScenario() : PublishingScenario("draft", "answer the release checklist")
{
    public override Type Command => typeof(AnswerWarning);

    protected override async Task<PublishingOutcome> HandleAsync(CommandWorld world)
        => await new AnswerWarning(world.Web, new Checklist(TimeProvider.System), TimeProvider.System).HandleAsync(
            Who, new(World.Profile, "late-sources", (await World.FindAsync()).SnapshotId.ToString(), "It bears it."), world.Token);
}

public sealed class AmendProfileScenario() : PublishingScenario("released", "begin an amendment of a profile")
{
    public override Type Command => typeof(AmendProfile);

    protected override Task<PublishingOutcome> HandleAsync(CommandWorld world)
        => new AmendProfile(world.Web, TimeProvider.System).HandleAsync(Who, new(World.Profile, "One word was wrong."), world.Token);
}

public sealed class RenewFiguresScenario() : PublishingScenario("draft", "move a profile to newer figures")
{
    public override Type Command => typeof(RenewFigures);

    protected override Task PrepareAsync(CommandWorld world) => World.People.Publications.AddSnapshotAsync(World.People.Area);

    protected override async Task<PublishingOutcome> HandleAsync(CommandWorld world)
        => await new RenewFigures(world.Web, TimeProvider.System).HandleAsync(Who, await World.SeenAsync(), world.Token);
}

public sealed class AskForRecallScenario() : PublishingScenario("released", "ask that a profile be recalled")
{
    public override Type Command => typeof(AskForRecall);

    protected override Actor Who => World.People.Approver;

    protected override Task<PublishingOutcome> HandleAsync(CommandWorld world)
        => new AskForRecall(world.Web, TimeProvider.System).HandleAsync(
            Who, new(World.Profile, RecallGrounds.Unlawful, "The return should not have been sent."), world.Token);
}

/// <summary>A recall that an approver asked for, answered by information governance of another agency.</summary>
public abstract class RecallAnswerScenario(string purpose) : PublishingScenario("released", purpose)
{
    private Actor _second = null!;

    protected override Actor Who => _second;

    protected override async Task PrepareAsync(CommandWorld world)
    {
        _second = await World.People.AddAsync(Role.InformationGovernance, World.People.Council);
        Assert.IsType<PublishingOutcome.Done>(await new AskForRecall(world.Web, TimeProvider.System).HandleAsync(
            World.People.Approver, new(World.Profile, RecallGrounds.Unlawful, "The return should not have been sent."), world.Token));
    }
}

public sealed class AgreeToRecallScenario() : RecallAnswerScenario("agree to the recall of a profile")
{
    public override Type Command => typeof(AgreeToRecall);

    protected override Task<PublishingOutcome> HandleAsync(CommandWorld world)
        => new AgreeToRecall(world.Web, TimeProvider.System).HandleAsync(Who, World.Profile, world.Token);
}

public sealed class DeclineRecallScenario() : RecallAnswerScenario("decline the recall of a profile")
{
    public override Type Command => typeof(DeclineRecall);

    protected override Task<PublishingOutcome> HandleAsync(CommandWorld world)
        => new DeclineRecall(world.Web, TimeProvider.System).HandleAsync(Who, World.Profile, world.Token);
}

public abstract class OpenEditionScenario(string purpose) : PublishingScenario("released", purpose)
{
    protected Guid Edition { get; private set; }

    protected override async Task PrepareAsync(CommandWorld world)
        => Edition = (await World.People.Publications.AddEditionsAsync(World.Profile, "full"))["full"];
}

public sealed class ReadEditionScenario() : OpenEditionScenario("read a released profile")
{
    public override Type Command => typeof(ReadEdition);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<OpenEditionOutcome.Opened>(
            await new ReadEdition(world.Web, TimeProvider.System).HandleAsync(Who, new(Edition), world.Token));
}

public sealed class DownloadEditionScenario() : OpenEditionScenario("download a released profile")
{
    public override Type Command => typeof(DownloadEdition);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<OpenEditionOutcome.Opened>(
            await new DownloadEdition(world.Web, TimeProvider.System).HandleAsync(Who, new(Edition), world.Token));
}

/// <summary>A reader asks for a copy of their own.</summary>
public sealed class AskPersonalCopyScenario() : OpenEditionScenario("ask for a copy of a profile")
{
    public override Type Command => typeof(AskPersonalCopy);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<AskPersonalCopyOutcome.Asked>(
            await new AskPersonalCopy(world.Web, TimeProvider.System).HandleAsync(Who, new(Edition), world.Token));
}

/// <summary>A reader takes their own copy away.</summary>
public sealed class DownloadPersonalCopyScenario() : OpenEditionScenario("download a copy of a profile")
{
    public override Type Command => typeof(DownloadPersonalCopy);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<OpenEditionOutcome.Opened>(
            await new DownloadPersonalCopy(world.Web, TimeProvider.System).HandleAsync(Who, new(Edition), world.Token));

    protected override async Task PrepareAsync(CommandWorld world)
    {
        await base.PrepareAsync(world);
        await World.People.Publications.AddCopyAsync(Edition, Who.AccountId, 1);
    }
}

/// <summary>The worker releases an approved profile.</summary>
public sealed class ReleaseProfileScenario : ICommandScenario
{
    private WayWorld _world = null!;

    public Type Command => typeof(ReleaseProfile);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await WayWorld.StartAsync(world.Superuser, world.Web, world.Jobs, world.Token, "approved");
        return new Scope("system:profiles", "release", [], []);
    }

    public async Task RunAsync(CommandWorld world) => Assert.IsType<ReleaseOutcome.Released>(await _world.ReleaseAsync());
}
