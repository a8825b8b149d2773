using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Scanning;
using Npgsql;

namespace Hub.Jobs.Ingest;

/// <summary>
/// Asks the virus scanner each minute who it is and keeps the answer, so that pages can say when files wait, or that only a test
/// signature is in use.
/// </summary>
public sealed class ScannerWatch(HubDatabase database, IFileScanner scanner, TimeProvider time, ILogger<ScannerWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);
    private ScannerCheck? _last;

    /// <summary>Asks once and keeps the answer.</summary>
    public async Task<ScannerCheck> LookAsync(CancellationToken cancellationToken)
    {
        var check = await scanner.IdentifyAsync(cancellationToken);
        await database.InScopeAsync(
            Scope.None(SystemActors.Ingest, "look at the virus scanner"),
            session => ScannerQueries.KeepStandingAsync(session, check, time.GetUtcNow()),
            cancellationToken);
        return check;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Say(await LookAsync(stoppingToken));
            }
            catch (NpgsqlException fault)
            {
                IngestLog.StandingNotKept(logger, fault.GetType().Name);
            }

            await Task.Delay(Beat, time, stoppingToken);
        }
    }

    private void Say(ScannerCheck check)
    {
        if (check == _last)
        {
            return;
        }

        _last = check;
        if (check.Fault is { } fault)
        {
            IngestLog.ScannerMissing(logger, ScanWords.ForOperator(fault));
        }
        else if (check.Version!.IsTestSignature)
        {
            IngestLog.TestSignature(logger, ScanWords.TestSignature);
        }
        else
        {
            IngestLog.ScannerReady(logger, check.Version.Engine, check.Version.Signatures!);
        }
    }
}
