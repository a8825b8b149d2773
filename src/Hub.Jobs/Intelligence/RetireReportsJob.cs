using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Intelligence;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Intelligence;

/// <summary><c>intelligence.destroy</c>, subject: the day. Destroys intelligence reports whose day has come.</summary>
public sealed class RetireReportsJob(RetireReports retire) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.IntelligenceDestroy;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await run.InWorkAsync(
            await run.EveryAgencyScopeAsync(SystemActors.Intelligence, cancellationToken), retire.HandleAsync, cancellationToken);
        return JobOutcome.Done;
    }
}
