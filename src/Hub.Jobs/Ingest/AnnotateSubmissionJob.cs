using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Annotating;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Ingest;

/// <summary>
/// <c>ingest.annotate</c>, subject: submission id. Makes the copies of a checked return that its sender asked for, as
/// <see cref="SystemActors.Ingest"/>, over the rows of the agency in whose name it was asked.
/// </summary>
public sealed class AnnotateSubmissionJob(AnnotateSubmission annotate) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.IngestAnnotate;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (run.Request.AskedByAgency is null)
        {
            return JobOutcome.Refuse("A return is read in the name of its agency, and none was named; ask again with one.");
        }

        await run.InWorkAsync(
            run.AgencyScope(SystemActors.Ingest),
            session => annotate.RunAsync(session, run.SubjectNumber, run.Progress),
            cancellationToken);
        return JobOutcome.Done;
    }
}
