using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Sending;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Ingest;

/// <summary>
/// <c>ingest.destroy</c>, subject: the day. Destroys received files whose time has come, each with its record, and sweeps files
/// that no submission names; discards returns that nobody decided, and what was left of uploads that nobody went on with. Small
/// transactions of its own: what is destroyed stays so when a later one fails.
/// </summary>
public sealed class DestroyReceivedFilesJob(DestroyReceivedFiles destroy, DiscardLeftSubmissions discard, ExpireUploads uploads)
    : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.IngestDestroy;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await run.Progress.ReportAsync("destroying received files", 0, null, cancellationToken);
        await discard.RunAsync(await run.EveryAgencyScopeAsync(SystemActors.Ingest, cancellationToken), cancellationToken);
        await uploads.RunAsync(await run.EveryAgencyScopeAsync(SystemActors.Ingest, cancellationToken), cancellationToken);
        await destroy.DestroyDueAsync(cancellationToken);
        await destroy.SweepOrphansAsync(cancellationToken);
        await run.InWorkAsync(
            Scope.None(SystemActors.Ingest, run.Request.Purpose), _ => Task.CompletedTask, cancellationToken);
        return JobOutcome.Done;
    }
}
