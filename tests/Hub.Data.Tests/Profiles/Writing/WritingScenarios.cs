using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Drafting;
using Hub.Data.Profiles.Writing.Judging;
using Hub.Data.Profiles.Writing.Recommending;
using Hub.Data.Tests.Audit;
using Hub.Data.Tests.Profiles.Publishing;

namespace Hub.Data.Tests.Profiles.Writing;

/// <summary>An analyst and a draft profile of their area.</summary>
public abstract class WritingScenario : ICommandScenario
{
    public abstract Type Command { get; }

    private protected WritingDesk Desk { get; private set; } = null!;

    protected virtual string Purpose => "write a profile";

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        Desk = new WritingDesk(world.Web, await PublishingWorld.StartAsync(world.Superuser, world.Token), world.Token);
        await Desk.BeginAsync();
        await PrepareAsync();
        return Actor.ScopeFor(Purpose);
    }

    protected virtual Actor Actor => Desk.World.Analyst;

    public abstract Task RunAsync(CommandWorld world);

    protected virtual Task PrepareAsync() => Task.CompletedTask;
}

public sealed class TakeSectionScenario : WritingScenario
{
    public override Type Command => typeof(TakeSection);

    public override async Task RunAsync(CommandWorld world) => Assert.IsType<SectionOutcome.Done>(await Desk.TakeAsync(Actor));
}

public sealed class SaveSectionScenario : WritingScenario
{
    public override Type Command => typeof(SaveSection);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<SectionOutcome.Done>(await Desk.SaveAsync(Actor, "County lines run from the city.", 0));
}

public sealed class SaveJudgementScenario : WritingScenario
{
    public override Type Command => typeof(SaveJudgement);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(await Desk.JudgeAsync(Actor, Desk.Judgement()));
}

public sealed class MoveJudgementScenario : WritingScenario
{
    private Guid _judgement;

    public override Type Command => typeof(MoveJudgement);

    protected override async Task PrepareAsync()
        => _judgement = Assert.IsType<ProfileResult.Done>(await Desk.JudgeAsync(Actor, Desk.Judgement())).Id;

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(
            await new MoveJudgement(world.Web, Desk.Clock).HandleAsync(Actor, Desk.Publication, _judgement, true, world.Token));
}

public sealed class RemoveJudgementScenario : WritingScenario
{
    private Guid _judgement;

    public override Type Command => typeof(RemoveJudgement);

    protected override async Task PrepareAsync()
        => _judgement = Assert.IsType<ProfileResult.Done>(await Desk.JudgeAsync(Actor, Desk.Judgement())).Id;

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(
            await new RemoveJudgement(world.Web, Desk.Clock).HandleAsync(Actor, Desk.Publication, _judgement, 1, world.Token));
}

public sealed class SaveRecommendationScenario : WritingScenario
{
    public override Type Command => typeof(SaveRecommendation);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(await Desk.RecommendAsync(Actor, Desk.Recommendation()));
}

public sealed class MoveRecommendationScenario : WritingScenario
{
    private Guid _recommendation;

    public override Type Command => typeof(MoveRecommendation);

    protected override async Task PrepareAsync()
        => _recommendation = Assert.IsType<ProfileResult.Done>(await Desk.RecommendAsync(Actor, Desk.Recommendation())).Id;

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(
            await new MoveRecommendation(world.Web, Desk.Clock).HandleAsync(Actor, Desk.Publication, _recommendation, true, world.Token));
}

public sealed class RemoveRecommendationScenario : WritingScenario
{
    private Guid _recommendation;

    public override Type Command => typeof(RemoveRecommendation);

    protected override async Task PrepareAsync()
        => _recommendation = Assert.IsType<ProfileResult.Done>(await Desk.RecommendAsync(Actor, Desk.Recommendation())).Id;

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(
            await new RemoveRecommendation(world.Web, Desk.Clock).HandleAsync(Actor, Desk.Publication, _recommendation, 1, world.Token));
}
