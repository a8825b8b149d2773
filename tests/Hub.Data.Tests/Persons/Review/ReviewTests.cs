using Dapper;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Looking;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Review;

/// <summary>Looking at pairs and deciding them, by whom the agreements let.</summary>
public sealed class ReviewTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task View_ByAParty_ShowsBothRecordsAndPartsThatAddUp()
    {
        var world = await ReviewWorld.CreateAsync(database);
        var view = Assert.IsType<ReviewPairView>(await world.ViewAsync(await world.PairAsync(1.5f)));

        Assert.Equal(
            [
                ("Forename", "Zebedee", "Zeb", FieldLikeness.Differs), ("Surname", "Nobody", "Nobody", FieldLikeness.Same),
                ("Date of birth", "3 February 2009", "8 February 2009", FieldLikeness.Differs),
                ("Home postcode", "ZZ1 1ZZ", "ZZ1 1ZZ", FieldLikeness.Same),
            ],
            view.Fields.Take(2).Concat(view.Fields.Where(f => f.Title is "Date of birth" or "Home postcode"))
                .Select(f => (f.Title, f.Left!, f.Right!, f.Likeness)));
        Assert.Equal(3, view.Parts.Count);
        Assert.Equal(view.Line!.Weight, view.Parts.Sum(part => part.Bits), 0.01);
    }

    [Fact]
    public async Task View_WhereOneAgreementLeavesAFieldOut_ShowsItOfNeither()
    {
        var world = await ReviewWorld.CreateAsync(database, hospitalFields: ["forename", "surname", "home_postcode", "sex"]);
        var view = Assert.IsType<ReviewPairView>(await world.ViewAsync(await world.PairAsync()));

        var birth = view.Fields.Single(field => field.Title == "Date of birth");
        Assert.Equal((null, null, FieldLikeness.NotShown), (birth.Left, birth.Right, birth.Likeness));
        Assert.StartsWith("ISA-H", birth.HiddenUnder, StringComparison.Ordinal);
        Assert.Equal("Zebedee", view.Fields[0].Left);
    }

    [Fact]
    public async Task Pair_OfAgreementsThatDoNotNameTheAgency_IsNotThere()
    {
        var world = await ReviewWorld.CreateAsync(database);
        var pair = await world.PairAsync();
        var before = await EventsAsync();

        Assert.Null(await world.ViewAsync(pair, world.Stranger));
        Assert.IsType<ReviewResult.NotFound>(await world.AnswerAsync(pair, "same", world.Stranger));
        Assert.Equal(0, (await world.Boards.WaitingAsync(world.Stranger, 50, Token)).Count);
        Assert.Equal(before, await EventsAsync());
        Assert.IsType<ReviewResult.NotAllowed>(
            await world.AnswerAsync(pair, "same", ReviewWorld.Person(world.Analyst.Acting.AgencyId, Hub.Data.Access.Role.Approver)));
    }

    [Fact]
    public async Task Decide_TakesThePairOutOfTheQueue_AndStands()
    {
        var world = await ReviewWorld.CreateAsync(database);
        var pair = await world.PairAsync();
        Assert.Contains((await world.Boards.WaitingAsync(world.Analyst, 50, Token)).Lines, line => line.PairId == pair);

        var decided = await world.DecideAsync(pair, "different");

        Assert.DoesNotContain((await world.Boards.WaitingAsync(world.Analyst, 50, Token)).Lines, line => line.PairId == pair);
        Assert.Contains(await world.StandingAsync(), decision => decision.DecisionId == decided.Id && !decision.IsSame);
    }

    [Fact]
    public async Task Undo_BringsBackTheDecisionBefore()
    {
        var world = await ReviewWorld.CreateAsync(database);
        var pair = await world.PairAsync(-1);
        var first = await world.DecideAsync(pair, "different");
        var second = await world.DecideAsync(pair, "same", goesAgainst: true);
        Assert.Equal([second.Id], (await world.StandingAsync()).Select(decision => decision.DecisionId));

        Assert.IsType<ReviewResult.Done>(await world.UndoAsync(second.Id, world.Colleague));

        Assert.Equal([(first.Id, false)], (await world.StandingAsync()).Select(decision => (decision.DecisionId, decision.IsSame)));
        Assert.IsType<ReviewResult.Refused>(await world.UndoAsync(second.Id));
        Assert.IsType<ReviewResult.Done>(await world.UndoAsync(first.Id));
        Assert.Empty(await world.StandingAsync());
    }

    [Fact]
    public async Task Decide_SameAgainstAnEarlierDifferentOfTheClusters_AsksAgain()
    {
        var world = await ReviewWorld.CreateAsync(database);
        var (one, other) = (await world.CouncilRecordAsync(), await world.HospitalRecordAsync());
        var (third, fourth) = (await world.CouncilRecordAsync(cluster: one.Record), await world.HospitalRecordAsync(cluster: other.Record));
        await world.Pairs.AddLinkAsync(one, other, -2);
        await world.Pairs.RefreshAsync();
        await world.DecideAsync(await world.Pairs.PairAsync(one, other), "different");

        // Two others of the same two clusters: joining them would join the first two.
        await world.Pairs.AddLinkAsync(third, fourth, 3);
        await world.Pairs.RefreshAsync();
        var pair = await world.Pairs.PairAsync(third, fourth);

        Assert.Equal(1, (await world.ViewAsync(pair))!.AgainstIt);
        Assert.Equal(1, Assert.IsType<ReviewResult.AgainstEarlier>(await world.AnswerAsync(pair, "same")).Decisions);
        Assert.Single(await world.StandingAsync());
        await world.DecideAsync(pair, "same", goesAgainst: true);
        Assert.Equal(2, (await world.StandingAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Decide_AboutALargeCluster_HoldsOnceASecondPersonAgrees(bool agrees)
    {
        var world = await ReviewWorld.CreateAsync(database);
        var (left, right) = (await world.CouncilRecordAsync(), await world.HospitalRecordAsync());
        for (var i = 0; i < 4; i++)
        {
            await world.CouncilRecordAsync(cluster: left.Record);
            await world.HospitalRecordAsync(cluster: right.Record);
        }

        await world.Pairs.AddLinkAsync(left, right, -0.5f);
        await world.Pairs.RefreshAsync();

        var decided = await world.DecideAsync(await world.Pairs.PairAsync(left, right), "same");
        Assert.True(decided.NeedsSecond);
        Assert.Empty(await world.StandingAsync());
        Assert.Contains("yourself", Assert.IsType<ReviewResult.Refused>(await world.SecondAsync(decided.Id, true, world.Analyst)).Sentence, StringComparison.Ordinal);
        Assert.Contains(await world.Boards.DecisionsAsync(world.Colleague, true, Token), line => line.DecisionId == decided.Id);

        Assert.IsType<ReviewResult.Done>(await world.SecondAsync(decided.Id, agrees, reason: "they are brothers"));

        Assert.Equal(agrees ? 1 : 0, (await world.StandingAsync()).Count);
        Assert.IsType<ReviewResult.Refused>(await world.SecondAsync(decided.Id, true));
    }

    [Theory]
    [InlineData("other", "", "own words")]
    [InlineData("other", "born 03/02/2009", "Take out numbers")]
    [InlineData(null, "because", "Choose why")]
    public async Task Decide_WithoutAReasonOrWithAValue_IsRefused(string? reason, string words, string said)
    {
        var world = await ReviewWorld.CreateAsync(database);
        var refused = Assert.IsType<ReviewResult.Refused>(await world.AnswerAsync(await world.PairAsync(), "same", reason: reason, words: words));
        Assert.Contains(said, refused.Sentence, StringComparison.Ordinal);
        Assert.Empty(await world.StandingAsync());
    }

    [Fact]
    public async Task Decide_DifferentOfTwoRowsThatTheAgencyGivesOneNumber_IsRefusedWithWhatToDo()
    {
        var world = await ReviewWorld.CreateAsync(database);
        var pair = await world.PairAsync(-1);
        await world.Pairs.ScalarAsync<int>(
            "update person.review_pairs set right_key = left_key where pair_id = @pair returning 1", new { pair });

        var refused = Assert.IsType<ReviewResult.Refused>(await world.AnswerAsync(pair, "different"));

        Assert.Contains("ask the agency to correct its return", refused.Sentence, StringComparison.Ordinal);
        Assert.Empty(await world.StandingAsync());
        await world.DecideAsync(pair, "same");
    }

    [Fact]
    public async Task NotSure_IsKept_AndConstrainsNothing()
    {
        var world = await ReviewWorld.CreateAsync(database);
        await world.DecideAsync(await world.PairAsync(), "not_sure");
        Assert.Empty(await world.StandingAsync());
    }

    [Fact]
    public async Task Refresh_AfterADecision_KeepsPairAndDecision()
    {
        var world = await ReviewWorld.CreateAsync(database);
        var pair = await world.PairAsync();
        var decided = await world.DecideAsync(pair, "same");

        await world.Pairs.RefreshAsync();

        var view = Assert.IsType<ReviewPairView>(await world.ViewAsync(pair));
        Assert.Equal(decided.Id, Assert.Single(view.Earlier).DecisionId);
        Assert.DoesNotContain((await world.Boards.WaitingAsync(world.Analyst, 50, Token)).Lines, line => line.PairId == pair);
    }

    [Fact]
    public async Task Sample_JudgedWhole_GivesAMeasure_AndHidesWhatTheHubMade()
    {
        var world = await ReviewWorld.CreateAsync(database);
        foreach (var weight in new[] { 1f, 6, 12, -1, -5 })
        {
            await world.PairAsync(weight);
        }

        var sample = Assert.IsType<ReviewResult.Done>(await world.DrawAsync());
        var pairs = await world.Pairs.ScalarAsync<Guid[]>("select array_agg(pair_id order by is_linked) from person.sample_pairs where sample_id = @Id", new { sample.Id });
        Assert.Equal(5, pairs.Length);
        Assert.Null((await world.ViewAsync(pairs[0]))!.Line);
        foreach (var pair in pairs)
        {
            Assert.IsType<ReviewResult.Done>(await world.JudgeAsync(pair, Array.IndexOf(pairs, pair) > 1 ? "same" : "different"));
        }

        Assert.IsType<ReviewResult.NotFound>(await world.JudgeAsync(pairs[0], "same"));
        var measure = (await world.Boards.StandingAsync(world.Analyst, Token)).Measures[0];
        Assert.Equal((LinkMeasure.ClericalSample, 5, 1m, 1m), (measure.Basis, measure.PairCount, measure.PrecisionValue, measure.RecallValue));
    }

    private async Task<long> EventsAsync()
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        return await connection.ExecuteScalarAsync<long>("select count(*) from audit.events where kind like 'Link%'");
    }
}
