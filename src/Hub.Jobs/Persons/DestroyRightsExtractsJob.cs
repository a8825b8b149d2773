using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Persons.Rights.Decisions;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Persons;

/// <summary><c>rights.destroy</c>, subject: the day. Destroys the copies made for people a month after they were made.</summary>
public sealed class DestroyRightsExtractsJob(DestroyRightsExtracts destroy) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.RightsDestroy;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await run.InWorkAsync(
            await run.EveryAgencyScopeAsync(SystemActors.Dispatcher, cancellationToken), destroy.RunAsync, cancellationToken);
        return JobOutcome.Done;
    }
}
