using Hub.Data.Database;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Deciding;
using Hub.Data.Persons.Review.Looking;
using Hub.Data.Persons.Review.Sampling;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Persons.Review;

/// <summary>A pair of the queue for one command.</summary>
public abstract class ReviewScenario : ICommandScenario
{
    private ReviewWorld? _review;

    public abstract Type Command { get; }

    internal ReviewWorld Review => _review ?? throw new InvalidOperationException("The scenario is not arranged.");

    internal Guid Pair { get; private set; }

    internal Guid Decision { get; set; }

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _review = await ReviewWorld.CreateAsync(world.Database, world.Web);
        Pair = await _review.PairAsync();
        return await ArrangePairAsync();
    }

    public Task RunAsync(CommandWorld world) => RunAsync();

    protected virtual Task<Scope> ArrangePairAsync() => Task.FromResult(Review.Analyst.ScopeFor(ReviewPurpose.Review));

    protected abstract Task RunAsync();
}

public sealed class ViewReviewPairScenario : ReviewScenario
{
    public override Type Command => typeof(ViewReviewPair);

    protected override async Task RunAsync() => Assert.NotNull(await Review.ViewAsync(Pair));
}

public sealed class DecideLinkScenario : ReviewScenario
{
    public override Type Command => typeof(DecideLink);

    protected override Task RunAsync() => Review.DecideAsync(Pair, "different");
}

public sealed class UndoLinkDecisionScenario : ReviewScenario
{
    public override Type Command => typeof(UndoLinkDecision);

    protected override async Task<Scope> ArrangePairAsync()
    {
        Decision = (await Review.DecideAsync(Pair, "different")).Id;
        return await base.ArrangePairAsync();
    }

    protected override async Task RunAsync() => Assert.IsType<ReviewResult.Done>(await Review.UndoAsync(Decision));
}

public sealed class SecondLinkDecisionScenario : ReviewScenario
{
    public override Type Command => typeof(SecondLinkDecision);

    protected override async Task<Scope> ArrangePairAsync()
    {
        Decision = (await Review.DecideAsync(Pair, "different")).Id;
        await Review.Pairs.ScalarAsync<int>("update person.link_decisions set needs_second = true where decision_id = @Decision returning 1", new { Decision });
        return Review.Colleague.ScopeFor(ReviewPurpose.Review);
    }

    protected override async Task RunAsync() => Assert.IsType<ReviewResult.Done>(await Review.SecondAsync(Decision, agrees: true));
}

public sealed class DrawLinkSampleScenario : ReviewScenario
{
    public override Type Command => typeof(DrawLinkSample);

    protected override Task<Scope> ArrangePairAsync() => Task.FromResult(Review.Analyst.ScopeFor(ReviewPurpose.Sample));

    protected override async Task RunAsync() => Assert.IsType<ReviewResult.Done>(await Review.DrawAsync());
}

public sealed class JudgeSamplePairScenario : ReviewScenario
{
    public override Type Command => typeof(JudgeSamplePair);

    protected override async Task<Scope> ArrangePairAsync()
    {
        Assert.IsType<ReviewResult.Done>(await Review.DrawAsync());
        return Review.Analyst.ScopeFor(ReviewPurpose.Sample);
    }

    protected override async Task RunAsync()
        => Assert.IsType<ReviewResult.Done>(await Review.JudgeAsync(
            await Review.Pairs.ScalarAsync<Guid>("select pair_id from person.sample_pairs", new { }), "same"));
}
