using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Jobs.Tests.Scheduling;

/// <summary>Every end of a job is an event, written with the change of state or not at all.</summary>
public sealed class JobEventTests(JobsDatabase database) : IClassFixture<JobsDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<IReadOnlyList<Ended>> EventsAsync(long requestId)
    {
        await using var connection = await database.Hub.Superuser.OpenConnectionAsync(Token);
        return (await connection.QueryAsync<Ended>(new CommandDefinition(
            """
            select actor, actor_agency, purpose, outcome, agencies, details::jsonb ->> 'state' as state, details::jsonb ->> 'kind' as kind,
                details::jsonb ->> 'subject' as subject, (details::jsonb ->> 'attempt')::int as attempt, details
            from audit.events where kind = 'JobEnded' and subject_type = 'job request' and subject_id = @requestId::text
            order by at
            """,
            new { requestId },
            cancellationToken: Token))).AsList();
    }

    private Task<long> AskAsync(JobAsk ask)
        => database.Hub.Jobs.InScopeAsync(Scope.None("system:test", "test"), session => JobRequests.AskAsync(session, ask), Token);

    private async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await database.Hub.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(sql, parameters);
    }

    [Fact]
    public async Task RunAsync_Done_IsOneEventThatConcernsTheAskingAgency()
    {
        var agency = Guid.CreateVersion7();
        await ExecuteAsync(
            "insert into access.agencies (agency_id, code, name, agency_type) values (@agency, 'asks', 'Asks', 'police')", new { agency });
        using var worker = await database.StartWorkerAsync(Token, new TestHandler("test.done", (_, _) => Task.CompletedTask));

        var id = await AskAsync(new JobAsk("test.done", "s1", SystemActors.CommandLine, "see an event", agency));
        await database.WaitAsync(id, Token, JobStates.Done);

        var only = Assert.Single(await EventsAsync(id));
        Assert.Equal(
            ("system:test", agency, "see an event", "done", "done", "test.done", "s1", 1),
            (only.Actor, only.ActorAgency, only.Purpose, only.Outcome, only.State, only.Kind, only.Subject, only.Attempt));
        Assert.Equal([agency], only.Agencies);
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task RunAsync_FailsAlways_IsAnEventForEachAttemptWithoutData()
    {
        using var worker = await database.StartWorkerAsync(
            Token, new TestHandler("test.bad", (_, _) => throw new FormatException("Jane Invented was not readable")));

        var id = await AskAsync(new JobAsk("test.bad", "s2", SystemActors.CommandLine, "test"));
        await database.WaitAsync(id, Token, JobStates.Parked);

        var events = await EventsAsync(id);
        Assert.Equal(["failed", "failed", "parked"], events.Select(e => e.State));
        Assert.All(events, e => Assert.Equal("failed", e.Outcome));
        Assert.All(events, e => Assert.DoesNotContain("Jane", e.Details, StringComparison.Ordinal));
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task RunAsync_AskerWithoutRight_IsARefusedEvent()
    {
        using var worker = await database.StartWorkerAsync(Token, new TestHandler("test.who", (_, _) => Task.CompletedTask));

        var id = await AskAsync(new JobAsk("test.who", "s3", "nobody-known", "test"));
        await database.WaitAsync(id, Token, JobStates.Parked);

        var only = Assert.Single(await EventsAsync(id));
        Assert.Equal(("refused", "parked"), (only.Outcome, only.State));
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task RunAsync_EventCannotBeWritten_UndoesTheWorkUntilItCan()
    {
        var runs = 0;
        using var worker = await database.StartWorkerAsync(Token, new TestHandler("test.full", async (_, session) =>
        {
            runs++;
            await session.Connection.ExecuteAsync(session.Command(
                "insert into access.agencies (agency_id, code, name, agency_type) values (gen_random_uuid(), 'full', 'Full', 'police')"));
        }));
        await ExecuteAsync(
            """
            create function public.no_room() returns trigger language plpgsql as
                $$ begin raise exception 'no room left' using errcode = 'disk_full'; end $$;
            create trigger a_full before insert on audit.events for each row when (new.details like '%test.full%')
                execute function public.no_room()
            """);

        var id = await AskAsync(new JobAsk("test.full", "s4", SystemActors.CommandLine, "test"));
        while (runs == 0)
        {
            await Task.Delay(50, Token);
        }

        await Task.Delay(500, Token);
        Assert.NotEqual(JobStates.Done, (await database.StatusAsync(id, Token)).State);
        Assert.Equal(0, await database.CountAsync("select count(*) from access.agencies where code = 'full'", Token));

        await ExecuteAsync("drop trigger a_full on audit.events");
        await database.WaitAsync(id, Token, JobStates.Done);
        Assert.Equal(1, await database.CountAsync("select count(*) from access.agencies where code = 'full'", Token));
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task RunAsync_HandlerCannotBeMade_IsParkedAfterThreeAttempts()
    {
        using var worker = await database.StartWorkerAsync(
            services => services.AddTransient<IJobHandler>(_ => throw new InvalidOperationException("no such setting")), Token);

        var id = await AskAsync(new JobAsk("test.unmade", "s5", SystemActors.CommandLine, "test"));
        var status = await database.WaitAsync(id, Token, JobStates.Parked);

        Assert.Equal(3, status.Attempts);
        Assert.Equal(["failed", "failed", "parked"], (await EventsAsync(id)).Select(e => e.State));
        await worker.StopAsync(Token);
    }

    private sealed record Ended(
        string Actor, Guid? ActorAgency, string Purpose, string Outcome, Guid[] Agencies, string State, string Kind, string Subject,
        int Attempt, string Details);
}
