using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Npgsql;

namespace Hub.Jobs.Scheduling;

/// <summary>
/// Asks for what recurs: the declared list, and nothing else. Every worker looks each hour; the day in the subject makes it one
/// request for all of them.
/// </summary>
public sealed class RecurringRequests(HubDatabase database, TimeProvider time, ILogger<RecurringRequests> logger) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>Kinds that are wanted once each day, with the hour (UTC) before which they do not run.</summary>
    public static IReadOnlyDictionary<string, int> Daily { get; } = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        [JobKinds.IngestDestroy] = 0,
        [JobKinds.AuditRetire] = 1,
        [JobKinds.IngestRemind] = 5,
        [JobKinds.RightsDestroy] = 2,
        [JobKinds.IntelligenceDestroy] = 2,
        [JobKinds.RetentionRun] = 3,
        // Agreements begin and end with the day.
        [JobKinds.PersonLink] = 1,
        [JobKinds.SharingRemind] = 5,
        // After everything that tells people something, and before they begin their day.
        [JobKinds.NotificationsSend] = 6,
    };

    /// <summary>Asks for today's requests, unless they were asked for before.</summary>
    public Task AskAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return database.InScopeAsync(
            Scope.None(SystemActors.Dispatcher, "ask for what recurs"),
            async session =>
            {
                foreach (var (kind, hour) in Daily)
                {
                    await JobRequests.AskOnceAsync(session, new JobAsk(
                        kind, day, SystemActors.Dispatcher, "recurring work of the day",
                        NotBefore: new DateTimeOffset(today, new TimeOnly(hour, 0), TimeSpan.Zero)));
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Hour;
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (NpgsqlException fault)
            {
                Log.RecurringWaits(logger, fault.GetType().Name);
                pause = AfterFault;
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }
}
