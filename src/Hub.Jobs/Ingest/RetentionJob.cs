using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Retention;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Ingest;

/// <summary>
/// <c>retention.run</c>, subject: the day. Disposes of returns whose time under their agreement has passed, as
/// <see cref="SystemActors.Ingest"/>, each in a transaction of its own.
/// </summary>
public sealed class RetentionJob(RunRetention retention) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.RetentionRun;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, SystemActors.Ingest, run.Request.Purpose, cancellationToken);
        var done = 0L;
        await retention.RunAsync(
            scope,
            (_, _) => run.Progress.ReportAsync("Disposing of returns", ++done, null, cancellationToken).AsTask(),
            cancellationToken);
        await run.InWorkAsync(
            Scope.None(SystemActors.Ingest, run.Request.Purpose), _ => Task.CompletedTask, cancellationToken);
        return JobOutcome.Done;
    }
}
