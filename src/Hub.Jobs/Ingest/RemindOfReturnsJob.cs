using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Due;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Ingest;

/// <summary><c>ingest.remind</c>, subject: the day. Tells data officers which returns are due or late, each step once.</summary>
public sealed class RemindOfReturnsJob(RemindOfReturns remind) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.IngestRemind;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = await run.EveryAgencyScopeAsync(SystemActors.Ingest, cancellationToken);
        await run.InWorkAsync(
            scope,
            async session =>
            {
                foreach (var agency in scope.Agencies)
                {
                    await remind.RunAsync(session, agency);
                }
            },
            cancellationToken);
        return JobOutcome.Done;
    }
}
