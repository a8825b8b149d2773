using Hub.Data.Database;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.CommandLine;

/// <summary>A worker in the process of a command, and a watch over the requests that the command asks for.</summary>
public sealed class LocalHub : IAsyncDisposable
{
    private readonly WorkerHost _worker;

    private LocalHub(WorkerHost worker)
    {
        _worker = worker;
        Database = worker.Services.GetRequiredService<HubDatabase>();
        Watch = new JobWatch(Database, Console.Out, !Console.IsOutputRedirected);
    }

    /// <summary>The door to the database, in the worker's role.</summary>
    public HubDatabase Database { get; }

    /// <summary>Shows progress.</summary>
    public JobWatch Watch { get; }

    /// <summary>Starts the worker; its own words go to standard output only when something is wrong.</summary>
    public static async Task<LocalHub> StartAsync(CommandSettings settings, CancellationToken cancellationToken)
        => new(await WorkerHost.StartAsync(settings, 0, LogLevel.Error, cancellationToken));

    /// <summary>One of the services of the worker.</summary>
    public T Get<T>()
        where T : notnull
        => _worker.Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _worker.DisposeAsync();
}
