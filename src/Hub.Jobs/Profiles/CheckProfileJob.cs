using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Profiles;

/// <summary>
/// <c>profile.check</c>, subject: publication id. Tries to work out hidden numbers of a profile on its way beside everything released, as
/// <see cref="SystemActors.Profiles"/> with every area in its scope, and keeps what was found for the checklist.
/// </summary>
internal sealed class CheckProfileJob(TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.ProfileCheck;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, SystemActors.Profiles, run.Request.Purpose, cancellationToken);
        await run.Progress.ReportAsync("working out hidden numbers", 0, null, cancellationToken);
        await run.InWorkAsync(
            scope,
            session => DisclosureChecks.RunAsync(session, Guid.Parse(run.Request.SubjectId), time.GetUtcNow()),
            cancellationToken);
        return JobOutcome.Done;
    }
}
