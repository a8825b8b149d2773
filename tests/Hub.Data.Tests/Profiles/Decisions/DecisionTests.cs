using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Decisions;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Decisions;

public sealed class DecisionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RecordDecision Record => new(database.Web, TimeProvider.System);

    private ChangeDecision Change => new(database.Web, TimeProvider.System);

    private CloseDecision Close => new(database.Web, TimeProvider.System);

    private AnswerRecommendation Answer => new(database.Web, TimeProvider.System);

    private Task<DecisionWorld> WorldAsync() => DecisionWorld.AddAsync(database.Superuser, Token);

    private async Task<Decision> FindAsync(DecisionWorld world, Guid id)
        => await database.Web.InScopeAsync(
            world.Actor.ScopeFor("test"), session => DecisionQueries.FindAsync(session, id, [world.Area]), Token)
            ?? throw new InvalidOperationException("The decision is not there.");

    [Fact]
    public async Task Record_Kept_StandsOnPageTwoOfTheNextProfile()
    {
        var world = await WorldAsync();

        var done = Assert.IsType<ProfileResult.Done>(await Record.HandleAsync(world.Actor, world.Area, world.Text, Token));

        var decision = await FindAsync(world, done.Id);
        Assert.Equal(("Visit every known address twice.", "open", 1), (decision.Text, decision.Status, decision.Version));
        Assert.Equal("Test person", decision.RecordedByName);
        Assert.True(decision.IsOverdue(new DateOnly(2026, 4, 2)));
        Assert.False(decision.IsOverdue(new DateOnly(2026, 4, 1)));
        var made = await database.Web.InScopeAsync(
            world.Actor.ScopeFor("test"), session => DecisionStore.MadeAsync(session, world.Area, Today), Token);
        Assert.Contains(made, one => one.Text == decision.Text && one.Owner == decision.OwnerName && one.Outcome is null);
        Assert.Equal(made.OrderByDescending(one => one.DecidedOn).Select(one => one.DecidedOn), made.Select(one => one.DecidedOn));
        Assert.DoesNotContain(
            await database.Web.InScopeAsync(
                world.Actor.ScopeFor("test"), session => DecisionStore.MadeAsync(session, world.Area, new DateOnly(2026, 1, 13)), Token),
            one => one.Text == decision.Text);
    }

    [Fact]
    public async Task MadeAsync_ClosedLongAgo_IsLeftOutAndOpenOnesStay()
    {
        var world = await WorldAsync();
        var open = await Record.HandleAsync(world.Actor, world.Area, world.Text with { DecidedOn = new(2024, 1, 2), Text = "An old open one" }, Token);
        var closed = await Record.HandleAsync(world.Actor, world.Area, world.Text with { DecidedOn = new(2024, 1, 2), Text = "An old closed one" }, Token);
        Assert.IsType<ProfileResult.Done>(open);
        await Close.HandleAsync(world.Actor, ((ProfileResult.Done)closed).Id, 1, "done", "It worked.", Token);

        var made = await database.Web.InScopeAsync(
            world.Actor.ScopeFor("test"), session => DecisionStore.MadeAsync(session, world.Area, Today), Token);

        Assert.Contains(made, one => one.Text == "An old open one");
        Assert.DoesNotContain(made, one => one.Text == "An old closed one");
    }

    [Fact]
    public async Task Change_StaleOrClosed_IsRefused()
    {
        var world = await WorldAsync();
        Assert.IsType<ProfileResult.Done>(await Change.HandleAsync(world.Actor, world.Open, 1, world.Text, Token));

        Refused("Somebody else changed", await Change.HandleAsync(world.Actor, world.Open, 1, world.Text, Token));
        Refused("Somebody else changed", await Close.HandleAsync(world.Actor, world.Open, 1, "done", "It worked.", Token));
        Assert.IsType<ProfileResult.Done>(await Close.HandleAsync(world.Actor, world.Open, 2, "done", "It worked.", Token));
        Refused("This decision is closed", await Change.HandleAsync(world.Actor, world.Open, 3, world.Text, Token));
        Assert.IsType<ProfileResult.Done>(await Close.HandleAsync(world.Actor, world.Open, 3, "dropped", "It did not work.", Token));
        var decision = await FindAsync(world, world.Open);
        Assert.Equal(("dropped", "It did not work.", 4, "Test person"), (decision.Status, decision.Outcome, decision.Version, decision.ChangedByName));
        Assert.False(decision.IsOverdue(new DateOnly(2030, 1, 1)));
    }

    [Fact]
    public async Task Answer_AcceptDeclineAndChange_EachBecomesOneDecision()
    {
        var (accepted, declined, changed) = (await WorldAsync(), await WorldAsync(), await WorldAsync());

        var first = Assert.IsType<ProfileResult.Done>(
            await Answer.HandleAsync(accepted.Actor, accepted.Recommendation, new RecommendationAnswer.Accept(), Token));
        Refused("Say why", await Answer.HandleAsync(declined.Actor, declined.Recommendation, new RecommendationAnswer.Decline(" "), Token));
        var second = Assert.IsType<ProfileResult.Done>(
            await Answer.HandleAsync(declined.Actor, declined.Recommendation, new RecommendationAnswer.Decline("No money this year."), Token));
        var third = Assert.IsType<ProfileResult.Done>(
            await Answer.HandleAsync(changed.Actor, changed.Recommendation, new RecommendationAnswer.AcceptChanged(changed.Text), Token));

        var (one, two, three) = (await FindAsync(accepted, first.Id), await FindAsync(declined, second.Id), await FindAsync(changed, third.Id));
        Assert.Equal(("open", "accepted", new DateOnly(2026, 6, 30)), (one.Status, one.Answer, one.DueOn));
        Assert.StartsWith("Map the three unmapped groups", one.Text, StringComparison.Ordinal);
        Assert.Equal(("dropped", "declined", "Declined: No money this year."), (two.Status, two.Answer, two.Outcome));
        Assert.Equal(("open", "changed", "Visit every known address twice."), (three.Status, three.Answer, three.Text));
        Assert.IsType<ProfileResult.NotFound>(
            await Answer.HandleAsync(accepted.Actor, accepted.Recommendation, new RecommendationAnswer.Accept(), Token));
    }

    [Fact]
    public async Task Answer_TwoAtOnce_OneDecisionStands()
    {
        var world = await WorldAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Answer.HandleAsync(world.Actor, world.Recommendation, new RecommendationAnswer.Accept(), Token)));

        Assert.Single(results, result => result is ProfileResult.Done);
        Assert.Equal(1, (await new TestPeople(database.Superuser, Token).ReadAsync<long>(
            "select count(*) from profile.decisions where recommendation_id = @Recommendation", new { world.Recommendation })).Single());
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("approved")]
    [InlineData("recalled")]
    public async Task Answer_ProfileNotReleased_IsNotFound(string status)
    {
        var world = await WorldAsync();
        await new TestPeople(database.Superuser, Token).ExecuteAsync(
            """
            update profile.publications set status = @status, released_at = case when @status = 'recalled' then released_at end
            where publication_id = @Publication
            """,
            new { world.Publication, status });

        Assert.IsType<ProfileResult.NotFound>(
            await Answer.HandleAsync(world.Actor, world.Recommendation, new RecommendationAnswer.Accept(), Token));
    }

    [Fact]
    public async Task Commands_AnotherAreaOrRole_AreNotFound()
    {
        var world = await WorldAsync();
        var reader = world.Actor with { Acting = world.Actor.Acting with { Roles = [Role.NeighbourhoodReader] } };
        var others = world.Actor with { Acting = world.Actor.Acting with { Areas = [world.Actor.Acting.Areas[1]] } };
        var approver = await new TestPeople(database.Superuser, Token).AddPersonAsync(
            world.Actor.Acting.AgencyId, Guid.NewGuid().ToString("N") + "@police.example", "pcc_scrutiny");

        Assert.IsType<ProfileResult.NotFound>(await Record.HandleAsync(reader, world.Area, world.Text, Token));
        Assert.IsType<ProfileResult.NotFound>(await Record.HandleAsync(world.Actor, world.Actor.Acting.Areas[1], world.Text, Token));
        Assert.IsType<ProfileResult.NotFound>(await Change.HandleAsync(others, world.Open, 1, world.Text, Token));
        Assert.IsType<ProfileResult.NotFound>(await Close.HandleAsync(reader, world.Open, 1, "done", "It worked.", Token));
        Assert.IsType<ProfileResult.NotFound>(
            await Close.HandleAsync(world.Actor with { AccountId = approver }, world.Open, 1, "done", "It worked.", Token));
        Assert.IsType<ProfileResult.NotFound>(
            await Answer.HandleAsync(reader, world.Recommendation, new RecommendationAnswer.Accept(), Token));
    }

    [Fact]
    public void Problems_EachMistake_IsOneSentenceAtItsField()
    {
        var text = new DecisionText(Today, "Do it.", "Found.", Guid.NewGuid(), Today);

        Assert.Empty(text.Problems(Today));
        Assert.Equal(["DecidedOn"], (text with { DecidedOn = Today.AddDays(1), DueOn = Today.AddDays(1) }).Problems(Today).Select(problem => problem.Field));
        Assert.Equal(["DecidedOn"], (text with { DecidedOn = null }).Problems(Today).Select(problem => problem.Field));
        Assert.Equal(["Text", "Finding"], (text with { Text = "", Finding = new string('x', 601) }).Problems(Today).Select(problem => problem.Field));
        Assert.Equal(["DueOn"], (text with { DueOn = Today.AddDays(-1) }).Problems(Today).Select(problem => problem.Field));
        Assert.Equal(["DueOn"], (text with { DueOn = new DateOnly(2099, 1, 1) }).Problems(Today).Select(problem => problem.Field));
    }

    private static void Refused(string words, ProfileResult result)
        => Assert.Contains(words, Assert.IsType<ProfileResult.Refused>(result).Problems[0].Sentence, StringComparison.Ordinal);
}
