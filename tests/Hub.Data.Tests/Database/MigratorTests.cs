using Dapper;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Data.Tests.Database;

public sealed class MigratorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MigrateAsync_SecondRun_AppliesNoMigrationAgain()
    {
        var ran = await new Migrator(database.Owner.DataSource).MigrateAsync(Token);

        Assert.DoesNotContain(ran, path => path.StartsWith("migrations/", StringComparison.Ordinal));
        Assert.Contains(ran, path => path.StartsWith("grants/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MigrateAsync_TwoAtOnce_BothEndWell()
    {
        var migrator = new Migrator(database.Owner.DataSource);

        await Task.WhenAll(migrator.MigrateAsync(Token), migrator.MigrateAsync(Token));

        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        var journal = await connection.ExecuteScalarAsync<int>("select count(*) from database.journal where path like 'migrations/%'");
        Assert.Equal(SqlScripts.In("migrations").Count, journal);
    }

    [Fact]
    public async Task MigrateAsync_EditedMigration_IsRefusedByName()
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        var path = SqlScripts.In("migrations")[0].Path;
        await connection.ExecuteAsync("update database.journal set checksum = checksum || 'x' where path = @path", new { path });
        try
        {
            var error = await Assert.ThrowsAsync<MigrationChangedException>(
                () => new Migrator(database.Owner.DataSource).MigrateAsync(Token));

            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            await connection.ExecuteAsync(
                "update database.journal set checksum = left(checksum, -1) where path = @path", new { path });
        }
    }
}
