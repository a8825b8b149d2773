using Dapper;
using Hub.Data.Database;
using Npgsql;

namespace Hub.Jobs.Tests.Scheduling;

public sealed class JobClaimTests(JobsDatabase database) : IClassFixture<JobsDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private NpgsqlDataSource Source => database.Hub.Jobs.DataSource;

    private async Task<long> HandedAsync(string subject)
    {
        var id = await database.AskAsync("test.claim", subject, Token);
        await new JobQueue(Source).HandDueAsync(Token);
        return id;
    }

    [Fact]
    public async Task TryTakeAsync_HeldByALivingWorker_IsNull()
    {
        var id = await HandedAsync("held");
        await using var first = await JobClaim.TryTakeAsync(Source, id, "one", Token);

        Assert.NotNull(first);
        Assert.Null(await JobClaim.TryTakeAsync(Source, id, "two", Token));
        Assert.DoesNotContain(id, await new JobQueue(Source).HandLostAsync(TimeSpan.FromMinutes(2), Token));
    }

    [Fact]
    public async Task HandLostAsync_WorkerDied_HandsAgainAndKeepsTheAttempt()
    {
        var id = await HandedAsync("died");
        // A connection of its own, as the claim of another process would have.
        await using var dying = HubDataSource.Create(database.Hub.ConnectionString(Roles.Jobs) + ";Application Name=dying;Pooling=false");
        await using var claim = await JobClaim.TryTakeAsync(dying, id, "dying", Token);
        await KillAsync("dying");

        Assert.Contains(id, await new JobQueue(Source).HandLostAsync(TimeSpan.FromMinutes(2), Token));
        await using var second = await JobClaim.TryTakeAsync(Source, id, "two", Token);
        Assert.Equal(2, second!.Request.Attempts);
    }

    [Fact]
    public async Task FinishAsync_AnotherWorkerTookOver_IsRefusedAndUndone()
    {
        var id = await HandedAsync("fenced");
        await using var cut = HubDataSource.Create(database.Hub.ConnectionString(Roles.Jobs) + ";Application Name=cut;Pooling=false");
        await using var first = await JobClaim.TryTakeAsync(cut, id, "cut off", Token);
        await KillAsync("cut");
        await using var second = await JobClaim.TryTakeAsync(Source, id, "successor", Token);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => database.Hub.Jobs.InScopeAsync(Scope.None("system:test", "test"), session => first!.FinishAsync(session), Token));
        Assert.Equal(JobStates.Running, (await database.StatusAsync(id, Token)).State);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task HandLostAsync_HandedTooLong_HandsAgain()
    {
        var id = await HandedAsync("forgotten");
        var queue = new JobQueue(Source);

        Assert.DoesNotContain(id, await queue.HandLostAsync(TimeSpan.FromMinutes(2), Token));
        Assert.Contains(id, await queue.HandLostAsync(TimeSpan.Zero, Token));
    }

    private async Task KillAsync(string applicationName)
    {
        await using var connection = await database.Hub.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = @applicationName",
            new { applicationName });
    }
}
