using Hub.Data.Access;
using Hub.Data.Audit.Retention;
using Hub.Data.Database;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Audit;

/// <summary><c>audit.retire</c>, subject: the day. Destroys audit events that are older than the rule keeps them.</summary>
public sealed class RetireEventsJob : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.AuditRetire;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await run.InWorkAsync(Scope.None(SystemActors.Audit, run.Request.Purpose), DestroyOldEvents.HandleAsync, cancellationToken);
        return JobOutcome.Done;
    }
}
