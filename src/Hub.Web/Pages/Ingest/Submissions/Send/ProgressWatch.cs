using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>
/// Watches submissions for every open page at once: one short read a second while anybody looks, none while nobody does. Nobody
/// who looks holds a connection to the database.
/// </summary>
public sealed class ProgressWatch(HubDatabase database, ILogger<ProgressWatch> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Watcher> _watchers = new();
    private readonly SemaphoreSlim _somebody = new(0);

    /// <summary>How many pages look.</summary>
    public int Watching => _watchers.Count;

    /// <summary>
    /// The progress of a submission whenever it has changed, from now until the caller goes. That the caller may see the submission
    /// has been checked before.
    /// </summary>
    public async IAsyncEnumerable<SubmissionProgress> FollowAsync(
        Guid agencyId, long submissionId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = new Watcher(agencyId, submissionId, Channel.CreateBounded<SubmissionProgress>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }));
        var id = Guid.CreateVersion7();
        _watchers[id] = watcher;
        _somebody.Release();
        try
        {
            SubmissionProgress? last = null;
            await foreach (var progress in watcher.News.Reader.ReadAllAsync(cancellationToken))
            {
                if (progress != last)
                {
                    yield return last = progress;
                }
            }
        }
        finally
        {
            _watchers.TryRemove(id, out _);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Between;
            try
            {
                while (_watchers.IsEmpty)
                {
                    await _somebody.WaitAsync(stoppingToken);
                }

                await TellAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.ProgressUnread(fault);
                pause = AfterFault;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var watchers = _watchers.Values.ToList();
        var agencies = watchers.Select(watcher => watcher.AgencyId).Distinct().ToList();
        var ids = watchers.Select(watcher => watcher.SubmissionId).Distinct().ToList();
        var found = (await database.InScopeAsync(
            new Scope("system:portal", "show how far returns have come", agencies, []),
            session => ProgressQueries.ReadAsync(session, ids),
            cancellationToken)).ToDictionary(progress => progress.SubmissionId);
        foreach (var watcher in watchers)
        {
            if (found.GetValueOrDefault(watcher.SubmissionId) is { } progress)
            {
                watcher.News.Writer.TryWrite(progress);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _somebody.Dispose();
        base.Dispose();
    }

    private sealed record Watcher(Guid AgencyId, long SubmissionId, Channel<SubmissionProgress> News);
}
