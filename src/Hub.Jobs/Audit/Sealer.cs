using Hub.Data.Access;
using Hub.Data.Audit.Sealing;
using Hub.Data.Database;
using Npgsql;

namespace Hub.Jobs.Audit;

/// <summary>
/// Seals what was recorded and sends the heads out of the database, every second, in every worker: the database lets one seal at a
/// time. What cannot be done now is done at the next beat, and said once a minute until then.
/// </summary>
public sealed class Sealer(HubDatabase database, IReadOnlyList<IHeadTarget> targets, TimeProvider time, ILogger<Sealer> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMinutes(1);
    private static readonly Scope Scope = Scope.None(SystemActors.Audit, "seal the audit record");

    private readonly IReadOnlyList<ExportHeads> _exports = [.. targets.Select(target => new ExportHeads(database, target))];
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private long? _saidAt;

    /// <summary>Seals everything that waits and sends every new head.</summary>
    /// <exception cref="IOException">A place outside does not take the heads; they are sent at the next beat or the next start.</exception>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await SealEvents.HandleAsync(database, Scope, cancellationToken);
            IOException? failed = null;
            foreach (var export in _exports)
            {
                try
                {
                    await export.HandleAsync(Scope, cancellationToken);
                }
                catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
                {
                    // One place that is full or away must not keep the heads from the other.
                    failed = new IOException("A place outside the database does not take the heads of the audit seals.", fault);
                }
            }

            if (failed is not null)
            {
                throw failed;
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                _saidAt = null;
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException)
            {
                Say(fault);
            }

            await Task.Delay(Beat, time, stoppingToken);
        }
    }

    private void Say(Exception fault)
    {
        if (_saidAt is not { } at || time.GetElapsedTime(at) >= SayEvery)
        {
            Log.SealerWaits(logger, fault is PostgresException { SqlState: var state } ? state : fault.GetType().Name);
            _saidAt = time.GetTimestamp();
        }
    }
}
