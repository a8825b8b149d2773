using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Sharing.Keeping;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Sharing;

/// <summary><c>sharing.remind</c>, subject: the day. Tells parties whose agreements end or are due for review, each step once.</summary>
public sealed class RemindOfAgreementsJob(RemindOfAgreements remind) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.SharingRemind;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = await run.EveryAgencyScopeAsync(SystemActors.Sharing, cancellationToken);
        await run.InWorkAsync(scope, session => remind.RunAsync(session), cancellationToken);
        return JobOutcome.Done;
    }
}
