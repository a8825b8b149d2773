using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.Options;

namespace Hub.Jobs.Scheduling;

/// <summary>
/// The Hangfire server of this process, over the storage it is given: nothing static, so that a test process may run several.
/// </summary>
public sealed class HangfireServer(JobStorage storage, IServiceScopeFactory scopes, IOptions<WorkerOptions> options)
    : IHostedService, IDisposable
{
    private BackgroundJobServer? _server;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                WorkerCount = options.Value.Threads,
                Activator = new AspNetCoreJobActivator(scopes),
                HeartbeatInterval = TimeSpan.FromSeconds(5),
                ServerTimeout = TimeSpan.FromSeconds(30),
                ServerCheckInterval = TimeSpan.FromSeconds(10),
                SchedulePollingInterval = TimeSpan.FromSeconds(2),
                ShutdownTimeout = TimeSpan.FromSeconds(5),
            },
            storage);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { } server)
        {
            server.SendStop();
            await server.WaitForShutdownAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server?.Dispose();
}
