using Hub.Data.Database;
using Hub.Data.Profiles.Receipts;
using Hub.Data.Tests.Indicators;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles;

/// <summary>What each agency is told after a build (capability 5.9).</summary>
public sealed class ReceiptTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Counted =
        """
        { "code": "CODE", "title": "Events", "theme": "community_harm", "aggregate": "count", "levels": ["lpa", "force"], "unit": "n" }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_TwoAgencies_EachReadsItsOwnNumbersOnceForTheRun()
    {
        var world = new IndicatorWorld(database);
        await world.BuildAsync();
        await world.AgencyAsync("fire", null);
        var people = new TestPeople(database.Superuser, Token);
        var ids = (await people.ReadAsync<(string Code, Guid Id)>("select code, agency_id from access.agencies"))
            .ToDictionary(pair => pair.Code, pair => pair.Id);
        var officer = await people.AddPersonAsync(ids["police"], "officer@police.example", "data_officer");
        foreach (var (agency, kind, rows) in new[] { ("police", "crimes", 3), ("fire", "fires", 2) })
        {
            await world.KindAsync(kind, Counted.Replace("CODE", kind, StringComparison.Ordinal));
            await world.SendYearAsync(agency, kind, 2025, _ => Enumerable.Repeat(new Row("L01"), rows));
            await people.ExecuteAsync(
                "update ingest.submissions set rows_accepted = @rows, rows_placed = @rows where kind = @kind", new { rows, kind });
        }

        var released = await world.ReleaseAsync();
        var profiles = released.ProfileAreas.Select(area => (area.Name, released.For(area.Code))).ToList();
        for (var twice = 0; twice < 2; twice++)
        {
            await database.Jobs.InScopeAsync(
                await world.ScopeAsync(),
                session => WriteReceipts.RunAsync(session, released.Run, profiles, TimeProvider.System.GetUtcNow()),
                Token);
        }

        var receipt = Assert.Single(await ReadAsync(ids["police"], ids["police"]));
        var used = Assert.Single(receipt.Content.Kinds);
        Assert.Equal(("crimes", 12, 36L, 36L), (used.Kind, used.Returns, used.Rows, used.Placed));
        Assert.Contains(receipt.Content.Profiles, profile => profile.Figures == 1);
        Assert.Empty(await ReadAsync(ids["fire"], ids["police"]));
        Assert.Equal("fires", Assert.Single(Assert.Single(await ReadAsync(ids["fire"], ids["fire"])).Content.Kinds).Kind);
        Assert.Equal(["DataUsed"], await people.ReadAsync<string>(
            "select kind from access.notifications where account_id = @officer", new { officer }));
    }

    private Task<IReadOnlyList<Receipt>> ReadAsync(Guid scope, Guid agency)
        => database.Web.InScopeAsync(Scope.Of("test", "test", scope), session => ReceiptQueries.ListAsync(session, agency), Token);
}
