using System.Text;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Ingest;

/// <summary>The database server dies while rows are on their way: on a cluster of its own, because it really is stopped.</summary>
public sealed class DatabaseGoneTests
{
    private const string Database = "hub_gone";
    private static readonly DateOnly From = new(2025, 4, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_ServerDiesInTheMiddle_LeavesNothingAndRunsAgain()
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await using (var superuser = HubDataSource.Create(cluster.ConnectionString() + ";Pooling=false"))
        {
            await Roles.EnsureAsync(superuser, Database, Token);
        }

        await using (var owner = HubDataSource.Create(cluster.ConnectionString(Database, Roles.Owner) + ";Pooling=false"))
        {
            await new Migrator(owner).MigrateAsync(Token);
        }

        await using var source = HubDataSource.Create(cluster.ConnectionString(Database, Roles.Jobs));
        var database = new HubDatabase(source);
        using var world = await IngestWorld.CreateAsync(database, TestKinds.All);
        var file = new StringBuilder("Reference,Happened on,Notes\n");
        for (var i = 0; i < 100_000; i++)
        {
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"A{i},03/04/2025,{new string('n', 80)}\n");
        }

        var received = Assert.IsType<ReceiveOutcome.Received>(
            await world.ReceiveAsync(TestKinds.Incidents, From, From.AddMonths(1), file.ToString()));
        await world.ScanAsync(received.SubmissionId);
        var loading = database.InScopeAsync(
            world.Scope,
            async session =>
            {
                var load = world.Load.RunAsync(session, received.SubmissionId, JobProgress.None);
                await cluster.StopImmediatelyAsync();
                return await load;
            },
            Token);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => loading);

        await cluster.StartServerAsync();
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(("received", 0L), await world.QueryAsync<(string, long)>(
            "select status, (select count(*) from ingest.source_records) from ingest.submissions"));
        Assert.Equal(100_000, (await world.LoadAsync(received.SubmissionId)).Rows.Accepted);
    }
}
