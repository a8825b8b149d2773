using Dapper;
using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Npgsql;

namespace Hub.Data.Tests.Areas;

public sealed class AreaImportTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void ImportAsync_RealFolder_FindsNoProblem()
        => Assert.Empty(areas.Result.Problems);

    [Theory]
    [InlineData("area.lsoa_changes", 806)]
    [InlineData("area.postcodes", 39_855)]
    [InlineData("area.places", 22)]
    public void ImportAsync_RealFolder_StoresEveryRow(string table, int rows)
        => Assert.Equal(rows, Assert.Single(areas.Result.Tables, t => t.Table == table).Written);

    [Fact]
    public async Task ImportAsync_SecondTime_ChangesNothing()
    {
        _ = areas.Result;

        var again = await new AreaImport(areas.Database.Owner).ImportAsync(RealFolder.Open(), "test", Token);

        Assert.True(again.Succeeded);
        Assert.True(again.ChangedNothing);
    }

    [Fact]
    public async Task Memberships_OnAnyDay_PutEveryLsoaInOneAreaOfEachKind()
    {
        _ = areas.Result;
        await using var connection = await areas.Database.Superuser.OpenConnectionAsync(Token);

        var counts = (await connection.QueryAsync<(DateOnly Day, string Kind, long Lsoas, long Distinct)>(
            """
            select d.day, m.kind, count(*), count(distinct m.lsoa21)
            from (values (date '2011-03-27'), ('2025-04-30'), ('2025-05-01'), ('2026-01-18'), ('2026-01-19'), ('2030-01-01')) d (day)
            join area.lsoa_memberships m on m.valid_from <= d.day and d.day < m.valid_until
            group by d.day, m.kind
            """)).ToList();

        Assert.Equal(6 * 9, counts.Count);
        Assert.All(counts, c => Assert.Equal((804, 804), (c.Lsoas, c.Distinct)));
    }

    // Census 2021 usual residents (ONS) in the table of disability; the sum of its 804 LSOAs.
    [Fact]
    public async Task PopulationOn_Residents_AddsUpInEveryKind()
    {
        _ = areas.Result;
        await using var connection = await areas.Database.Superuser.OpenConnectionAsync(Token);

        var sums = (await connection.QueryAsync<(string Kind, decimal Sum, int Year)>(
            "select kind, sum(value), max(year) from area.population_on('residents', date '2025-12-31') group by kind")).ToList();

        Assert.Equal(9, sums.Count);
        Assert.All(sums, s => Assert.Equal((1_299_836m, 2021), (s.Sum, s.Year)));
    }

    // The children of mid-2020 by LSOA of 2011, brought to 2021, and by district come from two files of ONS: they must agree.
    [Theory]
    [InlineData("children_0_17")]
    [InlineData("residents_10_17")]
    public async Task Populations_BroughtFrom2011_AgreeWithTheDistricts(string measure)
    {
        _ = areas.Result;
        await using var connection = await areas.Database.Superuser.OpenConnectionAsync(Token);

        var differing = await connection.QueryAsync<string>(
            """
            select d.code
            from area.populations d
            join area.lsoa_memberships m on m.kind = 'district' and m.code = d.code
            join area.populations l on l.kind = 'lsoa' and l.code = m.lsoa21 and l.measure = d.measure and l.year = d.year
            where d.kind = 'district' and d.measure = @measure
            group by d.code, d.value
            having sum(l.value) <> d.value
            """,
            new { measure });

        Assert.Empty(differing);
    }

    [Fact]
    public async Task Attributes_Deprivation_MissNoLsoa()
    {
        _ = areas.Result;
        await using var connection = await areas.Database.Superuser.OpenConnectionAsync(Token);

        var missing = await connection.ExecuteScalarAsync<int>(
            """
            select count(*) from area.areas a
            where a.kind = 'lsoa' and not exists (
                select from area.attributes t
                where t.kind = 'lsoa' and t.code = a.code and t.attribute = 'imd2025_imd_decile' and t.number between 1 and 10)
            """);

        Assert.Equal(0, missing);
    }

    [Theory]
    [InlineData("hub_jobs")]
    [InlineData("hub_web")]
    public async Task ReferenceData_ReadByAll_WrittenByTheOwnerOnly(string role)
    {
        await using var source = NpgsqlDataSource.Create(areas.Database.ConnectionString(role));
        await using var connection = await source.OpenConnectionAsync(Token);

        await connection.ExecuteScalarAsync<long>("select count(*) from area.areas");
        var error = await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync("update area.populations set value = 0"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task ImportAsync_FolderOfAnotherForce_IsRefused()
    {
        _ = areas.Result;
        using var folder = new SmallFolder();

        var result = await new AreaImport(areas.Database.Owner).ImportAsync(folder.Open(), "test", Token);

        Assert.False(result.Succeeded);
        Assert.Contains("E23000016", Assert.Single(result.Problems, p => p.IsError).Message, StringComparison.Ordinal);
    }
}
