using Dapper;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Indicators;

/// <summary>Exact observations are the worker's alone, and only of the areas its scope names.</summary>
public sealed class ObservationScopeTests(ObservationScopeTests.World world) : IClassFixture<ObservationScopeTests.World>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Database => world.Database;

    [Fact]
    public async Task Observations_ScopeOfOneArea_SeesThatAreasOnly()
    {
        var south = await AreaAsync("lpa", "south");

        var codes = await CodesAsync(new Scope("system:test", "test", [], [south]));

        Assert.Equal(["C3", "D3", "L09", "L10", "L11", "W5", "W6", "south"], codes);
        Assert.Empty(await CodesAsync(Scope.None("system:test", "test")));
    }

    [Fact]
    public async Task Observations_CountyAndForce_BelongToThemselves()
    {
        var force = await AreaAsync("force", "F1");
        var county = await AreaAsync("upper_tier", "U1");

        Assert.Equal(["F1", "U1"], await CodesAsync(new Scope("system:test", "test", [], [force, county])));
    }

    [Theory]
    [InlineData("select count(*) from indicator.observations")]
    [InlineData("select count(*) from indicator.placements")]
    [InlineData("select count(*) from indicator.row_districts")]
    public async Task Observations_Portal_MayNotRead(string sql)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(async () => await Database.Web.InScopeAsync(
            await world.World.ScopeAsync(), session => session.Connection.ExecuteScalarAsync<long>(session.Command(sql)), Token));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public void HotSpots_HighNeighbours_AreFoundInTheirAreaOnly()
    {
        var south = world.Released.For("south").Single().HotSpots!;
        Assert.Equal("L10", Assert.Single(south.Lsoas).Lsoa);
        Assert.True(south.Lsoas[0].Z.Value > 2.5m);
        Assert.Equal(12, south.Tested);
        Assert.Contains("Indicative only", south.Note, StringComparison.Ordinal);
        Assert.Empty(world.Released.For("north").Single().HotSpots!.Lsoas);
    }

    [Fact]
    public async Task ReleaseAsync_RunNotComputed_IsNull()
    {
        var released = await Database.Jobs.InScopeAsync(
            await world.World.ScopeAsync(),
            async session => await IndicatorQueries.ReleaseAsync(
                session, await IndicatorQueries.CreateRunAsync(session, new("lpa", new(2025, 1, 1), new(2025, 4, 1)), TimeProvider.System)),
            Token);

        Assert.Null(released);
    }

    [Theory]
    [InlineData("2025-01-02", "2026-01-01", "whole months")]
    [InlineData("2025-02-01", "2025-02-01", "ends before it begins")]
    public void RunRequest_NotWholeMonths_IsRefused(string from, string until, string words)
        => Assert.Contains(
            words,
            new RunRequest("lpa", DateOnly.Parse(from, null), DateOnly.Parse(until, null)).Refusal(),
            StringComparison.Ordinal);

    private Task<IReadOnlyList<string>> CodesAsync(Scope scope) => Database.Jobs.InScopeAsync<IReadOnlyList<string>>(
        scope,
        async session => [.. (await session.Connection.QueryAsync<string>(session.Command(
            "select distinct code collate \"C\" from indicator.observations where series = 'period' order by 1")))],
        Token);

    private Task<long> AreaAsync(string kind, string code) => Database.Jobs.InScopeAsync(
        Scope.None("system:test", "test"),
        session => session.Connection.ExecuteScalarAsync<long>(session.Command(
            "select area_id from area.areas where kind = @kind and code = @code", new { kind, code })),
        Token);

    public sealed class World : IndicatorFixture
    {
        protected override async Task FillAsync(IndicatorWorld world)
        {
            await world.KindAsync(
                "events",
                """
                { "code": "events", "title": "Events", "theme": "community_harm", "aggregate": "count", "denominator": "residents",
                  "per": 1000, "levels": ["lsoa", "ward", "district", "csp", "lpa", "upper_tier", "force"], "mapped": true,
                  "hotSpots": true, "unit": "events" }
                """,
                """ "suppression": { "policy": "as_published" } """);
            await world.SendYearAsync("police", "events", 2025, _ => Enumerable.Range(1, 12)
                .SelectMany(cell => Enumerable.Range(0, cell is 9 or 10 or 11 ? 60 : cell % 2).Select(_ => new Row($"L{cell:00}"))));
        }
    }
}
