using Dapper;
using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Data.Tests.Areas;

public sealed class AreaImportProblemTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly SmallFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ImportAsync_SmallFolder_WarnsOfPostcodesLeftOut()
    {
        var result = await ImportAsync();

        Assert.Equal(["postcode_elsewhere", "postcode_malformed"], result.Problems.Select(p => p.Rule).Order());
        Assert.True(result.Succeeded);
    }

    [Fact]
    public async Task ImportAsync_LsoaInNoDistrict_IsAGap()
    {
        _folder.Write("lookup.csv", "lsoa,district,name\nX01000001,X07000001,East\nX01000002,X07000001,East\nX01000003,X07000002,West\n");

        await AssertRefusedAsync("membership_gap", 1);
    }

    [Fact]
    public async Task ImportAsync_LsoaInTwoDistricts_IsRefused()
    {
        _folder.Write("lookup.csv", "lsoa,district,name\nX01000001,X07000001,East\nX01000002,X07000001,East\n"
            + "X01000003,X07000002,West\nX01000004,X07000002,West\nX01000004,X07000001,East\n");

        await AssertRefusedAsync("membership_twice", 1);
    }

    [Fact]
    public async Task ImportAsync_LookupNamesAnLsoaWithoutBoundary_Warns()
    {
        _folder.Write("lookup.csv", "lsoa,district,name\nX01000001,X07000001,East\nX01000002,X07000001,East\n"
            + "X01000003,X07000002,West\nX01000004,X07000002,West\nX01000005,X07000002,West\n");

        await AssertWarnedAsync("member_without_boundary", 1);
    }

    [Fact]
    public async Task ImportAsync_LsoaWithoutResidents_Warns()
    {
        _folder.Write("residents.csv", "lsoa,residents\nX01000001,1000\nX01000002,1500\n");

        await AssertWarnedAsync("population_missing", 2);
    }

    [Fact]
    public async Task ImportAsync_BoundariesThatOverlap_Warns()
    {
        _folder.Write("more.geojson", SmallFolder.Squares("LSOA21CD", "X01000009"));
        _folder.Write("lookup.csv", "lsoa,district,name\nX01000001,X07000001,East\nX01000002,X07000001,East\n"
            + "X01000003,X07000002,West\nX01000004,X07000002,West\nX01000009,X07000002,West\n");

        await AssertWarnedAsync("boundaries_do_not_fit");
    }

    [Fact]
    public async Task ImportAsync_CountThatIsNoNumber_IsRefused()
    {
        _folder.Write("residents.csv", "lsoa,residents\nX01000001,c\n");

        await AssertRefusedAsync("population_value", 1);
    }

    [Fact]
    public async Task ImportAsync_MissingFile_NamesIt()
    {
        _folder.Delete("residents.csv");

        Assert.Contains("residents.csv", (await AssertRefusedAsync("folder")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_MissingColumn_NamesFileAndColumn()
    {
        _folder.Write("residents.csv", "lsoa,people\nX01000001,1000\n");

        var message = (await AssertRefusedAsync("folder")).Message;

        Assert.Contains("residents.csv", message, StringComparison.Ordinal);
        Assert.Contains("\"residents\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_BrokenBoundaryFile_NamesIt()
    {
        _folder.Write("lsoa.geojson", "{ \"type\": ");

        Assert.Contains("lsoa.geojson", (await AssertRefusedAsync("folder")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_SetsThatOverlap_AreRefused()
    {
        _folder.MoreSets = """
            , { "kind": "district", "name": "again", "source": "made_up", "validFrom": "2026-01-01", "of": "lsoa", "areas": [] }
            """;

        await AssertRefusedAsync("sets_overlap", 1);
    }

    [Fact]
    public async Task ImportAsync_TeamsOfDistricts_FollowBothSetsOfDates()
    {
        _folder.MoreSets = """
            , { "kind": "team", "name": "one team", "source": "made_up", "validFrom": "2024-04-01", "validUntil": "2025-04-01", "of": "district",
                "areas": [ { "code": "t1", "name": "All", "members": [ "X07000001", "X07000002" ] } ] }
            , { "kind": "team", "name": "two teams", "source": "made_up", "validFrom": "2025-04-01", "of": "lsoa",
                "areas": [ { "code": "t1", "name": "First", "members": [ "X01000001" ] },
                           { "code": "t2", "name": "Rest", "members": [ "X01000002", "X01000003", "X01000004" ] } ] }
            """;

        var result = await ImportAsync();
        var index = await LoadAsync();

        Assert.True(result.Succeeded);
        Assert.Null(index.AreaOf("X01000004", AreaKinds.Team, new(2024, 3, 31)));
        Assert.Equal("t1", index.AreaOf("X01000004", AreaKinds.Team, new(2025, 3, 31))?.Code);
        Assert.Equal("t2", index.AreaOf("X01000004", AreaKinds.Team, new(2025, 4, 1))?.Code);
    }

    [Fact]
    public async Task ImportAsync_CorrectedNameAndRemovedArea_KeepsIdsAndWithdraws()
    {
        await ImportAsync();
        var before = await LoadAsync();
        _folder.Write("lookup.csv", "lsoa,district,name\nX01000001,X07000001,Orient\nX01000002,X07000001,Orient\n"
            + "X01000003,X07000001,Orient\nX01000004,X07000001,Orient\n");

        var result = await ImportAsync();
        var after = await LoadAsync();
        _folder.Write("lookup.csv", "lsoa,district,name\nX01000001,X07000001,East\nX01000002,X07000001,East\n"
            + "X01000003,X07000002,West\nX01000004,X07000002,West\n");
        await ImportAsync();
        var restored = await LoadAsync();

        var areas = Assert.Single(result.Tables, t => t.Table == "area.areas");
        Assert.Equal((1, 1), (areas.Written, areas.Removed));
        Assert.Equal(District(before, "X07000001")!.AreaId, District(after, "X07000001")!.AreaId);
        Assert.Equal("Orient", District(after, "X07000001")!.Name);
        Assert.Null(District(after, "X07000002"));
        Assert.Equal(District(before, "X07000002"), District(restored, "X07000002"));
    }

    [Fact]
    public async Task ImportAsync_TwoAtOnce_BothEndWell()
    {
        var results = await Task.WhenAll(ImportAsync(), ImportAsync());

        Assert.All(results, r => Assert.True(r.Succeeded));
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        Assert.Equal(4, await connection.ExecuteScalarAsync<int>(
            "select count(*) from area.lsoa_memberships where kind = 'lsoa'"));
    }

    [Theory]
    [InlineData("{ \"areas\": { \"sources\": {}, \"sets\": [], \"colour\": 1 } }", "colour")]
    [InlineData("{ \"name\": \"x\" }", "no section")]
    [InlineData("{ \"areas\": ", "not understood")]
    public void Read_BadDescription_SaysWhatIsWrong(string json, string expected)
    {
        var folder = _folder.Open().Directory;
        _folder.Write("bad.json", json);

        var error = Assert.Throws<AreaFolderException>(() => AreaFolder.Read(folder, Path.Combine(folder, "bad.json")));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static Area? District(AreaIndex index, string code) => index.Find(AreaKinds.District, code, new(2025, 1, 1));

    private Task<AreaImportResult> ImportAsync() => new AreaImport(database.Owner).ImportAsync(_folder.Open(), "test", Token);

    private Task<AreaIndex> LoadAsync() => database.Web.InScopeAsync(Scope.None("test", "test"), AreaIndex.LoadAsync, Token);

    private async Task<ImportProblem> AssertRefusedAsync(string rule, int? count = null)
    {
        var result = await ImportAsync();

        Assert.False(result.Succeeded);
        Assert.Empty(result.Tables);
        var errors = result.Problems.Where(p => p.IsError).ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, p => Assert.Equal((rule, count ?? p.Count), (p.Rule, p.Count)));
        return errors[0];
    }

    private async Task AssertWarnedAsync(string rule, int? count = null)
    {
        var result = await ImportAsync();

        Assert.True(result.Succeeded);
        var problem = Assert.Single(result.Problems, p => p.Rule == rule);
        Assert.Equal(count ?? problem.Count, problem.Count);
    }
}
