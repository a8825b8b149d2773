using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Replacing;
using Hub.Data.Ingest.Scanning;
using Hub.Data.Sharing;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Ingest;

/// <summary>
/// <c>ingest.load</c>, subject: submission id. Scans the file for viruses before anything reads it, then reads, checks, places and
/// decides the submission as <see cref="SystemActors.Ingest"/>, over the rows of the agency in whose name it was asked. A file that
/// is refused is a decided submission that its sender sees, so the work is done; one that cannot be scanned waits.
/// </summary>
public sealed class LoadSubmissionJob(ScanSubmission scan, LoadSubmission load, FollowReplacement follow) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.IngestLoad;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (run.Request.AskedByAgency is null)
        {
            return JobOutcome.Refuse("A return is loaded in the name of its agency, and none was named; ask again with one.");
        }

        var scope = run.AgencyScope(SystemActors.Ingest);
        var scanned = await scan.RunAsync(scope, run.SubjectNumber, run.Progress, cancellationToken);
        if (scanned is ScanOutcome.Held held)
        {
            return JobOutcome.PutOff(ScanWords.ForOperator(held.Fault), ScanWords.TryAgainAfter(held.Fault));
        }

        await run.InWorkAsync(
            scope,
            async session =>
            {
                if (scanned is not ScanOutcome.Rejected)
                {
                    var outcome = await load.RunAsync(session, run.SubjectNumber, run.Progress);
                    await follow.RunAsync(session, outcome);
                    if (outcome is LoadOutcome.Accepted)
                    {
                        await LinkRequests.AskAsync(session);
                    }
                }
            },
            cancellationToken);
        return JobOutcome.Done;
    }
}
