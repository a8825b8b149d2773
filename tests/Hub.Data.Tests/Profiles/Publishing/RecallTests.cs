using Hub.Data.Access;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Recalling;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Publishing;

/// <summary>A released profile is taken back by two people, never by one.</summary>
public sealed class RecallTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Sentence(PublishingOutcome outcome) => Assert.IsType<PublishingOutcome.Refused>(outcome).Sentence;

    private async Task<WayWorld> StartAsync(string status = "released")
    {
        var world = await WayWorld.StartAsync(database.Superuser, database.Web, database.Jobs, Token, status);
        if (status == "released")
        {
            await world.People.Publications.AddEditionsAsync(world.Profile, "full", "partnership");
        }

        return world;
    }

    private Task<PublishingOutcome> AskAsync(WayWorld world, Actor actor, string reason = "The return should not have been sent.")
        => new AskForRecall(database.Web, TimeProvider.System).HandleAsync(actor, new(world.Profile, RecallGrounds.Unlawful, reason), Token);

    private Task<PublishingOutcome> AgreeAsync(WayWorld world, Actor actor)
        => new AgreeToRecall(database.Web, TimeProvider.System).HandleAsync(actor, world.Profile, Token);

    private static async Task<int> FilesAsync(WayWorld world)
        => Assert.Single(await world.People.People.ReadAsync<int>(
            """
            select count(*)::int from profile.edition_files f join profile.editions e using (edition_id)
            where e.publication_id = @Profile and f.content is not null
            """,
            new { world.Profile }));

    [Fact]
    public async Task Recall_OnePersonTwice_IsRefused()
    {
        var world = await StartAsync();
        Assert.IsType<PublishingOutcome.Done>(await AskAsync(world, world.People.Approver));

        Assert.Contains("somebody of another agency, or with another role", Sentence(await AgreeAsync(world, world.People.Approver)), StringComparison.Ordinal);
        Assert.Equal("Somebody has asked for this recall already; it waits for a second person.", Sentence(await AskAsync(world, world.People.Approver)));
        Assert.Equal(PublicationStatus.Released, (await world.FindAsync()).Status);
        Assert.Equal(4, await FilesAsync(world));
    }

    [Fact]
    public async Task Recall_SecondOfTheSameAgencyAndRole_IsRefused()
    {
        var world = await StartAsync();
        await AskAsync(world, world.People.Approver);

        Assert.Contains("another agency", Sentence(await AgreeAsync(world, await world.People.AddAsync(Role.Approver))), StringComparison.Ordinal);
        Assert.Equal(4, await FilesAsync(world));
    }

    [Fact]
    public async Task Recall_WithoutTheRight_IsNotThere()
    {
        var world = await StartAsync();

        foreach (var role in new[] { Role.Analyst, Role.HeadOfIntelligence, Role.Auditor, Role.Administrator, Role.CspMember })
        {
            var person = await world.People.AddAsync(role);
            Assert.IsType<PublishingOutcome.NotThere>(await AskAsync(world, person));
            Assert.IsType<PublishingOutcome.NotThere>(await AgreeAsync(world, person));
        }
    }

    [Fact]
    public async Task Recall_NobodyAskedOrNoReasonOrNeverReleased_IsRefusedInOneSentence()
    {
        var world = await StartAsync();
        var draft = await StartAsync("draft");

        Assert.StartsWith("Nobody asks", Sentence(await AgreeAsync(world, await world.People.AddAsync(Role.InformationGovernance))), StringComparison.Ordinal);
        Assert.StartsWith("Choose the ground", Sentence(await AskAsync(world, world.People.Approver, " ")), StringComparison.Ordinal);
        Assert.IsType<PublishingOutcome.NotThere>(await AskAsync(draft, draft.People.Approver));
    }

    [Fact]
    public async Task Recall_TwoPeople_DestroysTheFilesKeepsTheirHashesAndCannotBeRepeated()
    {
        var world = await StartAsync();
        var second = await world.People.AddAsync(Role.InformationGovernance, world.People.Council);
        var recalls = new Recalls(database.Web);
        await AskAsync(world, world.People.Approver);
        Assert.Contains(world.Profile, await recalls.WaitingForAsync(second, Token));
        Assert.DoesNotContain(world.Profile, await recalls.WaitingForAsync(world.People.Approver, Token));

        Assert.IsType<PublishingOutcome.Done>(await AgreeAsync(world, second));

        Assert.Equal(PublicationStatus.Recalled, (await world.FindAsync()).Status);
        Assert.Equal(0, await FilesAsync(world));
        Assert.Equal(4, Assert.Single(await world.People.People.ReadAsync<int>(
            "select count(f.sha256)::int from profile.edition_files f join profile.editions e using (edition_id) where e.publication_id = @Profile",
            new { world.Profile })));
        Assert.StartsWith("This profile has been recalled already", Sentence(await AskAsync(world, world.People.Approver)), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Profile, await recalls.WaitingForAsync(second, Token));
    }

    [Fact]
    public async Task Recall_Declined_LeavesTheProfileAndMayBeAskedAgain()
    {
        var world = await StartAsync();
        var second = await world.People.AddAsync(Role.InformationGovernance, world.People.Council);
        await AskAsync(world, world.People.Approver);

        Assert.IsType<PublishingOutcome.Done>(await new DeclineRecall(database.Web, TimeProvider.System).HandleAsync(second, world.Profile, Token));

        Assert.Equal(PublicationStatus.Released, (await world.FindAsync()).Status);
        Assert.IsType<PublishingOutcome.Done>(await AskAsync(world, world.People.Approver));
    }
}
