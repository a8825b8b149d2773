using System.Text.Json;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Threats;
using Hub.Data.Tests.Audit;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Threats;

public sealed class ScoreThreatScenario : ICommandScenario
{
    private Actor _actor = null!;
    private ThemeScoring _scoring = null!;

    public Type Command => typeof(ScoreThreat);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _actor = await ProfilePeople.AnalystAsync(world.Superuser, world.Token);
        var draft = await new TestPublications(world.Superuser, world.Token).AddAsync(_actor.Acting.Areas[0], _actor.AccountId);
        _scoring = ScoreThreatTests.Scoring(draft);
        return _actor.ScopeFor("score a threat");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(await new ScoreThreat(world.Web, TimeProvider.System).HandleAsync(_actor, _scoring, world.Token));
}

public sealed class AddThreatMatrixScenario : ICommandScenario
{
    public Type Command => typeof(AddThreatMatrix);

    public Task<Scope> ArrangeAsync(CommandWorld world)
        => Task.FromResult(Scope.None(SystemActors.CommandLine, "add a version of the threat matrix"));

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<AddThreatMatrixOutcome.Added>(await new AddThreatMatrix(world.Owner).HandleAsync(
            JsonSerializer.Serialize(TestMatrix.Small(2), JsonSerializerOptions.Web), world.Token));
}

public sealed class ScoreThreatTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Drugs = "drugs_and_county_lines";

    private static readonly ThreatMatrix Shipped = ShippedMatrix();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ScoreThreat Command => new(database.Web, TimeProvider.System);

    private TestPublications Publications => new(database.Superuser, Token);

    /// <summary>The highest anchor of every criterion, in the matrix that ships with the hub.</summary>
    internal static ThemeScoring Scoring(Guid publication, int seen = 0, string theme = Drugs, Func<ThreatCriterion, decimal?>? choose = null)
        => new(publication, theme, 1, seen, [.. Shipped.Criteria.Select(pair =>
        {
            var score = choose is null ? pair.Criterion.Highest : choose(pair.Criterion);
            return new ThreatAnswer(pair.Criterion.Code, score, score is null ? "" : " Figures DR-01 and DR-02. ");
        })]);

    private Task<IReadOnlyList<Hub.Data.Profiles.Editions.ThreatScore>> ScoresAsync(Actor actor, Guid publication)
        => database.Web.InScopeAsync(actor.ScopeFor("test"), session => ThreatStore.ScoresAsync(session, publication), Token);

    [Fact]
    public void ShippedMatrix_PassesItsOwnCheckAndClaimsNothing()
    {
        Assert.Empty(ThreatMatrixCheck.Problems(Shipped));
        Assert.Contains("not the official tool", Shipped.Note, StringComparison.Ordinal);
        Assert.Equal("MoRiLE-style, locally configured", ThreatMatrix.Label);
    }

    [Fact]
    public async Task Handle_ScoredAgain_TheNewestStandsAndTheHistoryKeepsBoth()
    {
        var actor = await ProfilePeople.AnalystAsync(database.Superuser, Token);
        var colleague = await ProfilePeople.AnalystAsync(database.Superuser, Token);
        var draft = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: TestPublications.AnyDay());

        Assert.IsType<ProfileResult.Done>(await Command.HandleAsync(actor, Scoring(draft), Token));
        Assert.IsType<ProfileResult.Done>(await Command.HandleAsync(colleague, Scoring(draft, 1, choose: one => one.Lowest), Token));

        var score = Assert.Single(await ScoresAsync(actor, draft));
        Assert.Equal((0m, 0m, 0m, 1), (score.Harm, score.Likelihood, score.Risk, score.Rank));
        Assert.All(score.Working, part => Assert.Equal("Figures DR-01 and DR-02.", part.Evidence));
        var history = await database.Web.InScopeAsync(
            actor.ScopeFor("test"), session => ThreatStore.HistoryAsync(session, draft, Drugs), Token);
        Assert.Equal([(2, colleague.AccountId), (1, actor.AccountId)], history.Select(one => (one.Version, one.AssessedBy)));
        Assert.Equal(8m, history[1].Answers.Single(answer => answer.Criterion == "physical").Score);
        var authors = await database.Web.InScopeAsync(
            actor.ScopeFor("test"), session => Hub.Data.Profiles.Publishing.PublicationStore.AuthorsAsync(session, draft), Token);
        Assert.Contains(colleague.AccountId, authors);
    }

    [Fact]
    public async Task Handle_UnknownAnswers_AreKeptWithoutAScoreAndRankedByTheMiddle()
    {
        var actor = await ProfilePeople.AnalystAsync(database.Superuser, Token);
        var draft = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: TestPublications.AnyDay());
        await Command.HandleAsync(actor, Scoring(draft, choose: one => one.Lowest), Token);
        await Command.HandleAsync(actor, Scoring(draft, theme: "illicit_goods", choose: _ => null), Token);

        var scores = await ScoresAsync(actor, draft);

        Assert.Equal(["illicit_goods", Drugs], scores.Select(score => score.Theme));
        Assert.Equal((0m, 72m * 64m, "low"), (scores[0].Risk, scores[0].RiskUpTo, scores[0].Confidence));
        Assert.Equal((1, 1, 1), (scores[0].Rank, scores[0].RankFrom, scores[0].RankTo));
    }

    [Fact]
    public async Task Handle_NotADraftOrStaleOrIncomplete_ChangesNothing()
    {
        var actor = await ProfilePeople.AnalystAsync(database.Superuser, Token);
        var draft = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: TestPublications.AnyDay());
        var review = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, "in_review", from: TestPublications.AnyDay());

        Refused("in peer review", await Command.HandleAsync(actor, Scoring(review), Token));
        Refused("Somebody else scored", await Command.HandleAsync(actor, Scoring(draft, 3), Token));
        Refused("Version 1 of the threat matrix", await Command.HandleAsync(actor, Scoring(draft) with { MatrixVersion = 2 }, Token));
        Refused("choose what fits best", await Command.HandleAsync(actor, Scoring(draft) with { Answers = [] }, Token));
        Refused("choose what fits best", await Command.HandleAsync(actor, Scoring(draft, choose: _ => 3.5m), Token));
        var silent = Scoring(draft);
        Refused("say what the score rests on", await Command.HandleAsync(
            actor, silent with { Answers = [.. silent.Answers.Select(answer => answer with { Evidence = " " })] }, Token));
        Refused("at most 600 characters", await Command.HandleAsync(
            actor, silent with { Answers = [.. silent.Answers.Select(answer => answer with { Evidence = new string('x', 601) })] }, Token));
        Assert.Empty(await ScoresAsync(actor, draft));
        Assert.Empty(await ScoresAsync(actor, review));
    }

    [Fact]
    public async Task Handle_AnotherAreaOrRoleOrTheme_IsNotFound()
    {
        var actor = await ProfilePeople.AnalystAsync(database.Superuser, Token);
        var elsewhere = await Publications.AddAsync(actor.Acting.Areas[1], actor.AccountId, from: TestPublications.AnyDay());
        var draft = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: TestPublications.AnyDay());
        var member = actor with { Acting = actor.Acting with { Roles = [Role.CspMember] } };

        Assert.IsType<ProfileResult.NotFound>(await Command.HandleAsync(actor, Scoring(elsewhere), Token));
        Assert.IsType<ProfileResult.NotFound>(await Command.HandleAsync(member, Scoring(draft), Token));
        Assert.IsType<ProfileResult.NotFound>(await Command.HandleAsync(actor, Scoring(draft, theme: "people_at_risk"), Token));
        Assert.IsType<ProfileResult.NotFound>(await Command.HandleAsync(actor, Scoring(Guid.CreateVersion7()), Token));
    }

    [Fact]
    public async Task Handle_TwoAtOnce_OneIsToldAndOneScoreStands()
    {
        var actor = await ProfilePeople.AnalystAsync(database.Superuser, Token);
        var draft = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: TestPublications.AnyDay());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Command.HandleAsync(actor, Scoring(draft), Token)));

        Assert.Single(results, result => result is ProfileResult.Done);
        Assert.All(results.Where(result => result is not ProfileResult.Done), result => Refused("Somebody else scored", result));
    }

    [Fact]
    public async Task ScoresAsync_LastReleasedProfile_StandsBesideAndAnAmendmentCarriesItsScores()
    {
        var actor = await ProfilePeople.AnalystAsync(database.Superuser, Token);
        var year = new DateOnly(2140, 1, 1);
        var first = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: year);
        await Command.HandleAsync(actor, Scoring(first), Token);
        await new TestPeople(database.Superuser, Token).ExecuteAsync(
            "update profile.publications set status = 'released', released_at = now() where publication_id = @first", new { first });
        var next = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: year.AddYears(1));
        await Command.HandleAsync(actor, Scoring(next, choose: one => one.Lowest), Token);

        var score = Assert.Single(await ScoresAsync(actor, next));

        Assert.Equal(("calendar year 2140", 1, 4608m, 4608m, 1), (
            score.Earlier!.Period, score.Earlier.MatrixVersion, score.Earlier.Risk, score.Earlier.RiskUpTo, score.Earlier.Rank));
        var third = await Publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: year.AddYears(2));
        await database.Web.InScopeAsync(actor.ScopeFor("test"), session => ThreatStore.CarryOverAsync(session, first, third), Token);
        Assert.Equal(4608m, Assert.Single(await ScoresAsync(actor, third)).Risk);
    }

    [Fact]
    public async Task AddThreatMatrix_NextVersion_LeavesOldScoresAndScoredProfilesAsTheyAre()
    {
        var fresh = new TestDatabase();
        await fresh.InitializeAsync();
        try
        {
            var actor = await ProfilePeople.AnalystAsync(fresh.Superuser, Token);
            var publications = new TestPublications(fresh.Superuser, Token);
            var (scored, untouched) = (
                await publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: TestPublications.AnyDay()),
                await publications.AddAsync(actor.Acting.Areas[0], actor.AccountId, from: new DateOnly(2100, 1, 1)));
            var score = new ScoreThreat(fresh.Web, TimeProvider.System);
            await score.HandleAsync(actor, Scoring(scored), Token);
            var before = await ScoresIn(fresh, actor, scored);
            var add = new AddThreatMatrix(fresh.Owner);
            var second = JsonSerializer.Serialize(TestMatrix.Small(2), JsonSerializerOptions.Web);

            Assert.IsType<AddThreatMatrixOutcome.Refused>(await add.HandleAsync(second.Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal), Token));
            Assert.IsType<AddThreatMatrixOutcome.Refused>(await add.HandleAsync(second.Replace("\"weight\":2", "\"weight\":0", StringComparison.Ordinal), Token));
            Assert.IsType<AddThreatMatrixOutcome.Added>(await add.HandleAsync(second, Token));
            Assert.IsType<AddThreatMatrixOutcome.Refused>(await add.HandleAsync(second, Token));

            Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(await ScoresIn(fresh, actor, scored)));
            Assert.IsType<ProfileResult.Done>(await score.HandleAsync(actor, Scoring(scored, theme: "illicit_goods"), Token));
            Refused("Version 2", await score.HandleAsync(actor, Scoring(untouched), Token));
            var small = new ThemeScoring(untouched, Drugs, 2, 0, TestMatrix.Answers(4, 2, 8, 1, 3, 0));
            Assert.IsType<ProfileResult.Done>(await score.HandleAsync(actor, small, Token));
            Assert.Equal((2, 85m), (await ScoresIn(fresh, actor, untouched)).Select(one => (one.MatrixVersion, one.Risk)).Single());
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    private static Task<IReadOnlyList<Hub.Data.Profiles.Editions.ThreatScore>> ScoresIn(TestDatabase database, Actor actor, Guid publication)
        => database.Web.InScopeAsync(actor.ScopeFor("test"), session => ThreatStore.ScoresAsync(session, publication), Token);

    private static void Refused(string words, ProfileResult result)
        => Assert.Contains(words, Assert.IsType<ProfileResult.Refused>(result).Problems[0].Sentence, StringComparison.Ordinal);

    private static ThreatMatrix ShippedMatrix()
    {
        var script = SqlScripts.In("reference").Single(script => script.Path.EndsWith("profile_threat_matrix.sql", StringComparison.Ordinal));
        return ThreatMatrix.Read(script.Text.Split("$matrix$")[1]);
    }
}
