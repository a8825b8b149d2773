using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Review;
using Hub.Data.Sharing;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Indicators;

/// <summary>
/// <c>indicator.compute</c>, subject: run id. Writes observations as <see cref="SystemActors.Indicators"/> over every agency's
/// records, orders the queue of uncertain links by them, and asks in the same transaction that the run be frozen into profiles.
/// </summary>
public sealed class ComputeIndicatorsJob(DatasetKinds shipped, TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.IndicatorCompute;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, SystemActors.Indicators, run.Request.Purpose, cancellationToken);
        await run.Progress.ReportAsync("counting", 0, null, cancellationToken);
        return await run.Database.InScopeAsync(
            scope,
            async session =>
            {
                // The kinds as they stand now: a version registered in the portal counts without a restart.
                var catalogue = new IndicatorCatalogue(await new CurrentKinds(shipped).AllAsync(session));
                var outcome = await new ComputeIndicators(catalogue, time).RunAsync(session, run.SubjectNumber);
                if (outcome == ComputeOutcome.NoSuchRun)
                {
                    return JobOutcome.Refuse($"There is no run {run.SubjectNumber}: ask for the profile again.");
                }

                // What an answer about two records would change is seen from the newest figures.
                if (outcome == ComputeOutcome.Computed)
                {
                    await ReviewQueue.RefreshAsync(session, LinkRequests.Person);
                }

                await JobRequests.AskAsync(session, new JobAsk(
                    JobKinds.ProfileSnapshot,
                    run.SubjectNumber.ToString(CultureInfo.InvariantCulture),
                    run.Request.AskedBy,
                    run.Request.Purpose,
                    run.Request.AskedByAgency));
                await run.FinishAsync(session);
                return JobOutcome.Done;
            },
            cancellationToken);
    }
}
