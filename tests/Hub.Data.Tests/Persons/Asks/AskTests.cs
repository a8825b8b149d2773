using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Asks;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Asks;

public sealed class AskTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private AskWorld World { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        World = await new AskWorld(_database.Jobs, _database.Web, _database.Superuser).BuildAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Ask_NothingSwitchedOn_ReachesNobody()
    {
        await World.RouteAsync(await World.AskedAsync(1));

        Assert.Empty(await World.DeskAsync());
    }

    // The promise itself: one row is linked, the other is not, and nothing that the asker can read or that their record says differs.
    [Fact]
    public async Task Ask_LinkedAndNotLinked_LookAlikeToTheAsker()
    {
        await World.SwitchAsync(isOn: true);
        var (linked, alone) = (await World.AskedAsync(1), await World.AskedAsync(6));
        await World.RouteAsync(linked);
        await World.RouteAsync(alone);

        Assert.Equal(linked, Assert.Single(await World.DeskAsync()).AskId);
        var own = await World.OwnAsync();
        Assert.Equal(Face(own.Single(ask => ask.AskId == linked)), Face(own.Single(ask => ask.AskId == alone)));
        Assert.Equal(0, await World.ReadAsync<int>(
            "select count(*)::int from audit.events where @Asker = any (agencies) and kind = 'PersonAskRouted'",
            new { Asker = World.Asker.Acting.AgencyId }));
        Assert.Equal(0, await World.ReadAsync<int>(
            "select count(*)::int from audit.events where kind = 'PersonAskRouted' and actor_agency is not null"));

        // "No answer" is no word to the asker either.
        Assert.IsType<AskOutcome.Done>(await World.AnswerAsync(linked, "no_answer"));
        own = await World.OwnAsync();
        Assert.Equal(Face(own.Single(ask => ask.AskId == linked)), Face(own.Single(ask => ask.AskId == alone)));
    }

    [Fact]
    public async Task Ask_DoesTheSameWork_WhetherAnythingIsLinked()
    {
        await World.SwitchAsync(isOn: true);
        await World.AskedAsync(5);
        var linked = await WrittenAsync(1);
        var alone = await WrittenAsync(6);

        Assert.Equal(linked, alone);
    }

    [Fact]
    public async Task Portal_CannotReadWhatIsLinked()
        => Assert.False(await World.ReadAsync<bool>(
            "select has_table_privilege('hub_web', 'person.ask_desk', 'insert') or has_table_privilege('hub_web', 'person.asks', 'update')"));

    [Fact]
    public async Task Answer_WithAContact_IsReadByTheAsker()
    {
        await World.SwitchAsync(isOn: true);
        var ask = await World.AskedAsync(2);
        await World.RouteAsync(ask);

        Assert.IsType<AskOutcome.Refused>(await World.AnswerAsync(ask, "contact", " "));
        Assert.IsType<AskOutcome.Done>(await World.AnswerAsync(ask, "contact", "The duty officer, 01632 960001"));

        var answer = Assert.Single(Assert.Single(await World.OwnAsync()).Answers);
        Assert.Equal("The duty officer, 01632 960001", answer.Contact);
        Assert.IsType<AskOutcome.Refused>(await World.AnswerAsync(ask, "no_answer"));
        Assert.Equal(2, await World.ReadAsync<int>("select cardinality(agencies) from audit.events where kind = 'PersonAskAnswered'"));
    }

    [Fact]
    public async Task Ask_SameRowAgain_OrTooManyInADay_IsRefused()
    {
        await World.AskedAsync(1);

        Assert.Equal("RowNumber", Assert.IsType<AskOutcome.Refused>(await World.AskAsync(1)).Field);
        Assert.Equal("RowNumber", Assert.IsType<AskOutcome.Refused>(await World.AskAsync(77)).Field);
        Assert.Equal("Reason", Assert.IsType<AskOutcome.Refused>(await World.AskAsync(2, "because")).Field);
        Assert.IsType<AskOutcome.NotFound>(await World.AskAsync(2, actor: World.Owner));
        await World.ReadAsync<int?>(
            """
            insert into person.asks select gen_random_uuid(), agency_id, account_id, asker_name, submission_id, 1000 + n, kind, reason, now(), due_on
            from person.asks, generate_series(1, 19) n
            """);
        Assert.Contains("Ask again tomorrow", Assert.IsType<AskOutcome.Refused>(await World.AskAsync(2)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switch_IsSeenByBothSides_AndSetByTheOwnerAlone()
    {
        Assert.IsType<AskOutcome.NotFound>(await World.SwitchAsync(isOn: true, World.Asker));
        Assert.IsType<AskOutcome.Done>(await World.SwitchAsync(isOn: true));
        Assert.IsType<AskOutcome.Refused>(await World.SwitchAsync(isOn: true));

        Assert.Single(await World.SwitchesAsync(World.Asker));
        Assert.Single(await World.SwitchesAsync(World.Owner));
        Assert.IsType<AskOutcome.Done>(await World.SwitchAsync(isOn: false));
        Assert.Empty(await World.SwitchesAsync(World.Asker));
        await World.RouteAsync(await World.AskedAsync(1));
        Assert.Empty(await World.DeskAsync());
    }

    [Theory]
    [InlineData("nrm_referrals", "police", true)]
    [InlineData("missing_episodes", "police", true)]
    [InlineData("probation_caseload", "probation", true)]
    [InlineData("housing_concerns", "housing", true)]
    [InlineData("probation_caseload", "health", false)]
    [InlineData("exploitation_assessments", "council", false)]
    [InlineData("exploitation_assessments", "health", false)]
    [InlineData("exploitation_assessments", "voluntary", false)]
    [InlineData("nrm_referrals", "council", false)]
    [InlineData("neet", "council", false)]
    [InlineData("school_suspensions", "education", false)]
    [InlineData("street_crime", "police", false)]
    public void Rule_HealthAndChildrensSocialCare_NeverTakePart(string kind, string agencyType, bool mayAsk)
        => Assert.Equal(
            mayAsk, AskRule.Never(KindSharing.Of(DatasetKinds.Load(DatasetKinds.ShippedFolder).Find(kind)!), agencyType) is null);

    [Fact]
    public async Task Health_IsNeverAskedNorAsks_WhateverIsSwitched()
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        var world = await new AskWorld(database.Jobs, database.Web, database.Superuser).BuildAsync(ownerType: "health");

        Assert.Contains("health", Assert.IsType<AskOutcome.Refused>(await world.SwitchAsync(isOn: true)).Sentence, StringComparison.Ordinal);

        // Even where a switch came to stand by another way, nothing is routed.
        await world.ReadAsync<int?>(
            "insert into person.ask_switches values (gen_random_uuid(), @Owner, @OwnerKind, @Asker, @AskerKind, now(), @Owner)",
            new { Owner = world.Owner.Acting.AgencyId, Asker = world.Asker.Acting.AgencyId, AskWorld.OwnerKind, AskWorld.AskerKind });
        await world.RouteAsync(await world.AskedAsync(1));
        Assert.Empty(await world.DeskAsync());
    }

    private static (string, string, int, int) Face(Ask ask) => (ask.Kind, ask.Reason, ask.DueOn.DayNumber, ask.Answers.Count);

    // What a question writes, table by table, and its answer's words.
    private async Task<string> WrittenAsync(int row)
    {
        const string Rows = "select concat_ws(',', (select count(*) from person.asks), (select count(*) from person.ask_desk), "
            + "(select count(*) from audit.events), (select count(*) from job.requests), (select count(*) from access.notifications))";
        var before = (await World.ReadAsync<string>(Rows)).Split(',').Select(long.Parse).ToList();
        var outcome = await World.AskAsync(row);
        var after = (await World.ReadAsync<string>(Rows)).Split(',').Select(long.Parse).ToList();
        return outcome.GetType().Name + string.Join(',', after.Zip(before, (now, then) => now - then));
    }
}
