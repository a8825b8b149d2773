using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Settings;
using Hub.Data.Tests.Audit;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Settings;

public sealed class ChangeAreaSettingsScenario : ICommandScenario
{
    private Actor _actor = null!;

    public Type Command => typeof(ChangeAreaSettings);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _actor = await ProfilePeople.HeadAsync(world.Superuser, world.Token);
        return _actor.ScopeFor("set how profiles are kept current");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(await new ChangeAreaSettings(world.Web, TimeProvider.System)
            .HandleAsync(_actor, ChangeAreaSettingsTests.Change(), world.Token));
}

public sealed class ChangeAreaSettingsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ChangeAreaSettings Command => new(database.Web, TimeProvider.System);

    internal static AreaSettingsChange Change(int seen = 0)
        => new("lpa", "X1", 12, 6, 3, true, "Rural neighbours", ["X3", "X2", "X2"], seen);

    private async Task<Actor> HeadAsync() => await ProfilePeople.HeadAsync(database.Superuser, Token);

    private Task<AreaSettings> StoredAsync(Actor actor)
        => database.Web.InScopeAsync(
            actor.ScopeFor("test"), session => AreaSettingsStore.FindAsync(session, "lpa", "X1", actor.Acting.Areas[0]), Token);

    [Fact]
    public async Task Handle_KeptTwice_EveryVersionCountsAndTheGroupIsInOrder()
    {
        var actor = await HeadAsync();
        await ClearAsync();
        Assert.Equal(AreaSettings.Default("lpa", "X1", actor.Acting.Areas[0]), await StoredAsync(actor) with { SimilarAreaCodes = [] });

        Assert.IsType<ProfileResult.Done>(await Command.HandleAsync(actor, Change(), Token));
        Assert.IsType<ProfileResult.Done>(await Command.HandleAsync(actor, Change(1) with { DataMonths = 2 }, Token));

        var stored = await StoredAsync(actor);
        Assert.Equal((2, 2, true), (stored.Version, stored.DataMonths, stored.HasPublicEdition));
        Assert.Equal(["X2", "X3"], stored.SimilarAreaCodes);
        Assert.Equal(actor.AccountId, stored.ChangedBy);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Handle_StaleVersion_IsRefusedAndChangesNothing(int seen)
    {
        var actor = await HeadAsync();
        await ClearAsync();
        await Command.HandleAsync(actor, Change(), Token);

        var refused = Assert.IsType<ProfileResult.Refused>(await Command.HandleAsync(actor, Change(seen) with { FullMonths = 30 }, Token));

        Assert.Contains("Somebody else changed", refused.Problems[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(12, (await StoredAsync(actor)).FullMonths);
    }

    [Fact]
    public async Task Handle_NotOnesArea_IsNotFound()
    {
        var actor = await HeadAsync();
        var analyst = actor with { Acting = actor.Acting with { Roles = [Role.Analyst] } };

        Assert.IsType<ProfileResult.NotFound>(await Command.HandleAsync(actor, Change() with { AreaCode = "X9" }, Token));
        Assert.IsType<ProfileResult.NotFound>(await Command.HandleAsync(
            actor with { Acting = actor.Acting with { Roles = [Role.CspMember] } }, Change(), Token));
        // An analyst's role is granted for named areas; this person was given none.
        await new TestPeople(database.Superuser, Token).ExecuteAsync(
            "update access.role_grants set role = 'analyst' where account_id = @AccountId", new { analyst.AccountId });
        Assert.IsType<ProfileResult.NotFound>(await Command.HandleAsync(analyst, Change(), Token));
    }

    [Fact]
    public void Problems_EachMistake_IsOneSentenceAtItsField()
    {
        IReadOnlySet<string> known = new HashSet<string> { "X2", "X3" };

        Assert.Empty(Change().Problems(known));
        Assert.Equal(["FullMonths"], Change().WithMonths(null, 6, 3).Problems(known).Select(problem => problem.Field));
        Assert.Equal(["FullMonths"], Change().WithMonths(37, 6, 3).Problems(known).Select(problem => problem.Field));
        Assert.Equal(["ReviewMonths", "DataMonths"], Change().WithMonths(3, 4, 0).Problems(known).Select(problem => problem.Field));
        Assert.Equal(["SimilarAreasName"], (Change() with { SimilarAreasName = "" }).Problems(known).Select(problem => problem.Field));
        Assert.Equal(["SimilarAreaCodes"], (Change() with { SimilarAreaCodes = ["X2"] }).Problems(known).Select(problem => problem.Field));
        Assert.Equal(["SimilarAreaCodes"], (Change() with { SimilarAreaCodes = ["X2", "X1"] }).Problems(known).Select(problem => problem.Field));
        Assert.Empty((Change() with { SimilarAreasName = "", SimilarAreaCodes = [] }).Problems(known));
    }

    private Task ClearAsync() => new TestPeople(database.Superuser, Token).ExecuteAsync("delete from profile.area_settings");
}

internal static class ChangeAreaSettingsWords
{
    public static AreaSettingsChange WithMonths(this AreaSettingsChange change, int? full, int? review, int? data)
        => change with { FullMonths = full, ReviewMonths = review, DataMonths = data };
}
