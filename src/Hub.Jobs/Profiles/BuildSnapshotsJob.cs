using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Profiles;

/// <summary>
/// <c>profile.snapshot</c>, subject: run id. Freezes the profile of each area as <see cref="SystemActors.Profiles"/> in one
/// unchanging view of the data, and asks in the same transaction that each be rendered.
/// </summary>
public sealed class BuildSnapshotsJob(TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.ProfileSnapshot;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, SystemActors.Profiles, run.Request.Purpose, cancellationToken);
        await run.Progress.ReportAsync("freezing figures", 0, null, cancellationToken);
        return await run.Database.InSnapshotAsync(
            scope,
            async session =>
            {
                var outcome = await new BuildSnapshots(time).RunAsync(session, run.SubjectNumber);
                if (outcome is BuildOutcome.Refused refused)
                {
                    return JobOutcome.Refuse(refused.Sentence);
                }

                foreach (var snapshot in ((BuildOutcome.Built)outcome).Snapshots)
                {
                    await JobRequests.AskAsync(session, new JobAsk(
                        JobKinds.ProfileRender,
                        snapshot.SnapshotId.ToString(),
                        run.Request.AskedBy,
                        run.Request.Purpose,
                        run.Request.AskedByAgency));
                }

                await run.FinishAsync(session);
                return JobOutcome.Done;
            },
            cancellationToken);
    }
}
