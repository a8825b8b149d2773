using System.Collections.Concurrent;
using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Jobs.Tests.Scheduling;

public sealed class DispatcherTests(JobsDatabase database) : IClassFixture<JobsDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<int> Write(JobRun run, HubSession session)
        => session.Connection.ExecuteAsync(session.Command(
            "insert into access.agencies (agency_id, code, name, agency_type) values (@id, @code, 'Made by a test', 'police')",
            new { id = Guid.CreateVersion7(), code = "test-" + run.Request.SubjectId }));

    private Task<int> WrittenAsync(string subject)
        => database.CountAsync($"select count(*) from access.agencies where code = 'test-{subject}'", Token);

    [Fact]
    public async Task AskAsync_RolledBack_RunsNothing()
    {
        using var worker = await database.StartWorkerAsync(Token, new TestHandler("test.rollback", Write));

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Hub.Jobs.InScopeAsync(
            Scope.None("system:test", "test"),
            async session =>
            {
                await JobRequests.AskAsync(session, new JobAsk("test.rollback", "rolled", SystemActors.CommandLine, "test"));
                throw new InvalidOperationException("undo");
            },
            Token));
        var after = await database.AskAsync("test.rollback", "committed", Token);
        await database.WaitAsync(after, Token, JobStates.Done);

        Assert.Equal(0, await WrittenAsync("rolled"));
        Assert.Equal(1, await WrittenAsync("committed"));
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task AskAsync_SameWorkStillDue_IsOneRequest()
    {
        var first = await database.AskAsync("test.twice", "a", Token);
        var second = await database.AskAsync("test.twice", "a", Token);
        var other = await database.AskAsync("test.twice", "b", Token);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task AskAsync_SameWorkRunning_RunsAgainAfterIt()
    {
        var began = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var running = 0;
        var most = 0;
        var handler = new TestHandler("test.overlap", async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            began.TrySetResult();
            await go.Task;
            Interlocked.Decrement(ref running);
        });
        using var worker = await database.StartWorkerAsync(Token, handler);
        var first = await database.AskAsync("test.overlap", "s", Token);
        await began.Task.WaitAsync(TimeSpan.FromMinutes(2), Token);

        var second = await database.AskAsync("test.overlap", "s", Token);
        await Task.Delay(1500, Token);
        Assert.Equal(JobStates.Due, (await database.StatusAsync(second, Token)).State);
        go.SetResult();

        await database.WaitAsync(first, Token, JobStates.Done);
        await database.WaitAsync(second, Token, JobStates.Done);
        Assert.NotEqual(first, second);
        Assert.Equal(1, most);
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task RunAsync_WorkFails_LeavesNothingAndParksAfterThreeAttemptsWithoutData()
    {
        var handler = new TestHandler("test.fails", async (run, session) =>
        {
            await Write(run, session);
            throw new FormatException("Jane Invented, 07700 900123, was not readable");
        });
        using var worker = await database.StartWorkerAsync(Token, handler);

        var id = await database.AskAsync("test.fails", "fails", Token);
        var status = await database.WaitAsync(id, Token, JobStates.Parked);

        Assert.Equal(3, status.Attempts);
        Assert.Equal(0, await WrittenAsync("fails"));
        Assert.Contains("FormatException", status.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Jane", status.Error, StringComparison.Ordinal);
        var leaked = await database.CountAsync(
            "select count(*) from hangfire.state where data::text like '%Jane%' or reason like '%Jane%'", Token);
        Assert.Equal(0, leaked);
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task RunAsync_FailsOnceThenWorks_IsDoneInTheSecondAttempt()
    {
        var handler = new TestHandler("test.second", async (run, session) =>
        {
            await Write(run, session);
            if (run.Request.Attempts == 1)
            {
                throw new IOException("no room");
            }
        });
        using var worker = await database.StartWorkerAsync(Token, handler);

        var id = await database.AskAsync("test.second", "second", Token);
        var status = await database.WaitAsync(id, Token, JobStates.Done);

        Assert.Equal(2, status.Attempts);
        Assert.Null(status.Error);
        Assert.Equal(1, await WrittenAsync("second"));
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task RunAsync_TwoWorkers_EachRequestRunsOnce()
    {
        var runs = new ConcurrentDictionary<string, int>();
        var handler = new TestHandler("test.many", (run, _) =>
        {
            runs.AddOrUpdate(run.Request.SubjectId, 1, (_, n) => n + 1);
            return Task.CompletedTask;
        });
        using var one = await database.StartWorkerAsync(Token, handler);
        using var two = await database.StartWorkerAsync(Token, handler);

        var ids = new List<long>();
        for (var i = 0; i < 60; i++)
        {
            ids.Add(await database.AskAsync("test.many", $"m{i}", Token));
        }

        foreach (var id in ids)
        {
            await database.WaitAsync(id, Token, JobStates.Done);
        }

        Assert.Equal(60, runs.Count);
        Assert.All(runs.Values, count => Assert.Equal(1, count));
        await one.StopAsync(Token);
        await two.StopAsync(Token);
    }

    [Theory]
    [InlineData("someone-unknown")]
    [InlineData("system:unheard-of")]
    public async Task RunAsync_UnknownAsker_IsParkedUnrun(string actor)
    {
        var ran = false;
        using var worker = await database.StartWorkerAsync(Token, new TestHandler("test.asker", (_, _) =>
        {
            ran = true;
            return Task.CompletedTask;
        }));

        var id = await database.AskAsync("test.asker", actor, Token, actor);
        var status = await database.WaitAsync(id, Token, JobStates.Parked);

        Assert.False(ran);
        Assert.Contains("not known to the hub", status.Error, StringComparison.Ordinal);
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task RunAsync_ProgressWhileTheWorkIsOpen_IsSeenByOthers()
    {
        var go = new TaskCompletionSource();
        var handler = new TestHandler("test.progress", async (run, _) =>
        {
            await run.Progress.ReportAsync("Reading rows", 40, 100, CancellationToken.None);
            await go.Task;
        });
        using var worker = await database.StartWorkerAsync(Token, handler);

        var id = await database.AskAsync("test.progress", "p", Token);
        JobStatus status;
        do
        {
            await Task.Delay(50, Token);
            status = await database.StatusAsync(id, Token);
        }
        while (status.Stage is null);
        go.SetResult();
        await database.WaitAsync(id, Token, JobStates.Done);

        Assert.Equal(("Reading rows", 40L, 100L), (status.Stage, status.Done!.Value, status.Total!.Value));
        Assert.Equal(JobStates.Running, status.State);
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task StopAsync_DuringWork_GivesTheRequestBackUncounted()
    {
        var began = new TaskCompletionSource();
        var handler = new StoppableHandler(began);
        var worker = await database.StartWorkerAsync(Token, handler);
        var id = await database.AskAsync(handler.Kind, "s", Token);
        await began.Task.WaitAsync(TimeSpan.FromMinutes(2), Token);

        await worker.StopAsync(Token);
        worker.Dispose();
        var stopped = await database.StatusAsync(id, Token);
        handler.Waits = false;
        using var next = await database.StartWorkerAsync(Token, handler);
        var done = await database.WaitAsync(id, Token, JobStates.Done);

        Assert.NotEqual(JobStates.Done, stopped.State);
        Assert.Equal(1, done.Attempts);
        await next.StopAsync(Token);
    }

    [Fact]
    public async Task RecurringRequests_AskedByManyWorkersAndAgain_IsOneRequestADay()
    {
        using var one = await database.StartWorkerAsync(Token, new TestHandler(JobKinds.IngestDestroy, (_, _) => Task.CompletedTask));
        using var two = await database.StartWorkerAsync(Token, new TestHandler(JobKinds.IngestDestroy, (_, _) => Task.CompletedTask));
        var recurring = one.Services.GetServices<IHostedService>().OfType<RecurringRequests>().Single();

        await recurring.AskAsync(Token);
        await recurring.AskAsync(Token);

        Assert.Equal(1, await database.CountAsync("select count(*) from job.requests where kind = 'ingest.destroy'", Token));
        await one.StopAsync(Token);
        await two.StopAsync(Token);
    }

    private sealed class StoppableHandler(TaskCompletionSource began) : IJobHandler
    {
        public bool Waits { get; set; } = true;

        public string Kind => "test.stoppable";

        public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
        {
            began.TrySetResult();
            if (Waits)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            await run.InWorkAsync(run.AgencyScope("system:test"), _ => Task.CompletedTask, cancellationToken);
            return JobOutcome.Done;
        }
    }
}
