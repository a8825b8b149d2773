using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Tests.Audit;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Publishing;

public sealed class BeginProfileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<PublishingOutcome> BeginAsync(Actor actor, Guid snapshot)
        => new BeginProfile(database.Web, TimeProvider.System).HandleAsync(actor, new(snapshot), Token);

    [Fact]
    public async Task Begin_Analyst_MakesADraftWhoseAuthorTheyAre()
    {
        var world = await PublishingWorld.StartAsync(database.Superuser, Token);
        var done = Assert.IsType<PublishingOutcome.Done>(await BeginAsync(world.Analyst, await world.Publications.AddSnapshotAsync(world.Area)));

        var view = await new PublicationDesk(database.Web, new Hub.Data.Profiles.Publishing.Checks.Checklist(TimeProvider.System)).FindAsync(world.Analyst, done.PublicationId, Token);
        Assert.Equal((PublicationStatus.Draft, 1, "OFFICIAL-SENSITIVE"), (view!.Publication.Status, view.Publication.EditionNumber, view.Publication.Marking));
        Assert.Equal([world.Analyst.AccountId], view.Authors);
        Assert.Equal((StepKinds.Begun, "Test person"), (Assert.Single(view.Steps).Kind, view.Steps[0].Name));
    }

    [Fact]
    public async Task Begin_TwoAtOnce_OneIsToldThatSomebodyBegan()
    {
        var world = await PublishingWorld.StartAsync(database.Superuser, Token);
        var snapshot = await world.Publications.AddSnapshotAsync(world.Area);

        var outcomes = await Task.WhenAll(BeginAsync(world.Analyst, snapshot), BeginAsync(world.Peer, snapshot));

        Assert.Single(outcomes.OfType<PublishingOutcome.Done>());
        Assert.StartsWith("Somebody has begun", Assert.Single(outcomes.OfType<PublishingOutcome.Refused>()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_OlderSnapshot_IsRefused()
    {
        var world = await PublishingWorld.StartAsync(database.Superuser, Token);
        var old = await world.Publications.AddSnapshotAsync(world.Area);
        await world.Publications.AddSnapshotAsync(world.Area);

        Assert.StartsWith("Newer figures", Assert.IsType<PublishingOutcome.Refused>(await BeginAsync(world.Analyst, old)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_Released_AsksForAnAmendment()
    {
        var world = await PublishingWorld.StartAsync(database.Superuser, Token);
        await world.Publications.AddAsync(world.Area, world.Analyst.AccountId, "released");
        var newest = await world.Publications.AddSnapshotAsync(world.Area);

        Assert.Contains("amendment", Assert.IsType<PublishingOutcome.Refused>(await BeginAsync(world.Analyst, newest)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Approver)]
    [InlineData(Role.HeadOfIntelligence)]
    [InlineData(Role.CspMember)]
    public async Task Begin_RoleThatDoesNotWrite_FindsNothing(Role role)
    {
        var world = await PublishingWorld.StartAsync(database.Superuser, Token);
        var actor = await world.AddAsync(role);

        Assert.IsType<PublishingOutcome.NotThere>(await BeginAsync(actor, await world.Publications.AddSnapshotAsync(world.Area)));
    }

    [Fact]
    public async Task Begin_AreaOfAnother_FindsNothing()
    {
        var (world, other) = (await PublishingWorld.StartAsync(database.Superuser, Token), await PublishingWorld.StartAsync(database.Superuser, Token));

        Assert.IsType<PublishingOutcome.NotThere>(await BeginAsync(world.Analyst, await other.Publications.AddSnapshotAsync(other.Area)));
    }
}

/// <summary>An analyst and frozen figures.</summary>
public sealed class BeginProfileScenario : ICommandScenario
{
    private Actor _analyst = null!;
    private Guid _snapshot;

    public Type Command => typeof(BeginProfile);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var publishing = await PublishingWorld.StartAsync(world.Superuser, world.Token);
        _analyst = publishing.Analyst;
        _snapshot = await publishing.Publications.AddSnapshotAsync(publishing.Area);
        return _analyst.ScopeFor("begin a profile");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<PublishingOutcome.Done>(
            await new BeginProfile(world.Web, TimeProvider.System).HandleAsync(_analyst, new(_snapshot), world.Token));
}
