using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Jobs.Scheduling;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Jobs.Tests.Scheduling;

/// <summary>A migrated database with Hangfire's schema, and hosts that run given handlers over it.</summary>
public sealed class JobsDatabase : IAsyncLifetime
{
    public TestDatabase Hub { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Hub.InitializeAsync();
        await HangfireStorage.PrepareAsync(Hub.Owner.DataSource, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    /// <summary>A worker in this process with the given handlers, retrying after one second.</summary>
    public Task<IHost> StartWorkerAsync(CancellationToken cancellationToken, params IJobHandler[] handlers)
        => StartWorkerAsync(
            services =>
            {
                foreach (var handler in handlers)
                {
                    services.AddSingleton(handler);
                }
            },
            cancellationToken);

    /// <summary>As the other, with handlers that are made when they are needed.</summary>
    public async Task<IHost> StartWorkerAsync(Action<IServiceCollection> addHandlers, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Worker:Threads"] = "4",
            ["Worker:RetrySeconds:0"] = "1",
            ["Worker:RetrySeconds:1"] = "1",
            ["Worker:InvisibilitySeconds"] = "5",
        });
        builder.Services.AddScheduling(builder.Configuration, Hub.ConnectionString(Roles.Jobs));
        addHandlers(builder.Services);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return host;
    }

    public Task<long> AskAsync(string kind, string subject, CancellationToken cancellationToken, string? actor = null)
        => Hub.Jobs.InScopeAsync(
            Scope.None("system:test", "test"),
            session => JobRequests.AskAsync(session, new JobAsk(kind, subject, actor ?? SystemActors.CommandLine, "test")),
            cancellationToken);

    public async Task<JobStatus> WaitAsync(long requestId, CancellationToken cancellationToken, params string[] states)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        while (true)
        {
            var status = await StatusAsync(requestId, patience.Token);
            if (states.Contains(status.State, StringComparer.Ordinal))
            {
                return status;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    public async Task<JobStatus> StatusAsync(long requestId, CancellationToken cancellationToken)
        => (await Hub.Jobs.InScopeAsync(
            Scope.None("system:test", "test"), session => JobRequests.StatusAsync(session, [requestId]), cancellationToken)).Single();

    public async Task<int> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await Hub.Superuser.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(sql, cancellationToken: cancellationToken));
    }
}

/// <summary>A handler whose work a test gives, in one transaction with the request's end.</summary>
public sealed class TestHandler(string kind, Func<JobRun, HubSession, Task> work) : IJobHandler
{
    public string Kind => kind;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await run.InWorkAsync(run.AgencyScope("system:test"), session => work(run, session), cancellationToken);
        return JobOutcome.Done;
    }
}
