using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Ingest;

/// <summary>
/// <c>ingest.load</c>, subject: submission id. Reads, checks, places and decides one submission as
/// <see cref="SystemActors.Ingest"/>, over the rows of the agency in whose name it was asked. A file that is refused is a decided
/// submission that its sender sees, so the work is done.
/// </summary>
public sealed class LoadSubmissionJob(LoadSubmission load) : IJobHandler
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

        await run.InWorkAsync(
            run.AgencyScope(SystemActors.Ingest),
            session => load.RunAsync(session, run.SubjectNumber, run.Progress),
            cancellationToken);
        return JobOutcome.Done;
    }
}
