using Hangfire;
using Hub.Data.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hub.Jobs.Scheduling;

/// <summary>
/// Passes due requests to Hangfire, in every worker process: woken by the asker's notification, and each second in case one was
/// missed. What it handed is committed before Hangfire hears of it; whatever gets lost in between is handed again.
/// </summary>
public sealed class Dispatcher(
    HubDatabase database, IBackgroundJobClientV2 client, IOptions<WorkerOptions> options, TimeProvider time, ILogger<Dispatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);
    private readonly JobQueue _queue = new(database.DataSource);

    /// <summary>Hands over everything that is due now, and what was lost when <paramref name="sweep"/> says so.</summary>
    public async Task HandOverAsync(bool sweep, CancellationToken cancellationToken)
    {
        if (sweep)
        {
            var lost = await _queue.HandLostAsync(TimeSpan.FromSeconds(options.Value.HandedSeconds), cancellationToken);
            if (lost.Count > 0)
            {
                Enqueue(lost);
                Log.HandedAgain(logger, lost.Count);
            }
        }

        var due = await _queue.HandDueAsync(cancellationToken);
        if (due.Count > 0)
        {
            Enqueue(due);
            Log.Handed(logger, due.Count);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (NpgsqlException fault)
            {
                Log.DispatcherWaits(logger, fault.GetType().Name);
                await Task.Delay(Beat, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand("listen " + JobRequests.Channel, connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        long? sweptAt = null;
        while (true)
        {
            var sweep = sweptAt is not { } at || time.GetElapsedTime(at) >= SweepEvery;
            await HandOverAsync(sweep, stoppingToken);
            sweptAt = sweep ? time.GetTimestamp() : sweptAt;
            await connection.WaitAsync(Beat, stoppingToken);
        }
    }

    private void Enqueue(IReadOnlyList<long> requestIds)
    {
        foreach (var id in requestIds)
        {
            client.Enqueue<JobRunner>(runner => runner.RunAsync(id, CancellationToken.None));
        }
    }
}
