using Hub.Data.Database;
using Hub.Data.Persons.Rights;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Persons;

/// <summary>
/// <c>rights.search</c>, subject: id of a rights request. Compares every sealed identity of every agency with the person of the
/// request, in the name of the one who asked; what it opened is in the audit record.
/// </summary>
public sealed class SearchForPersonJob(SearchForPerson search) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.RightsSearch;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var everyAgency = await run.EveryAgencyScopeAsync(run.Request.AskedBy, cancellationToken);
        return await run.Database.InScopeAsync(
            everyAgency with { ActingFor = run.Request.AskedByAgency },
            async session =>
            {
                var outcome = await search.HandleAsync(session, Guid.Parse(run.Request.SubjectId), run.Progress);
                if (outcome is SearchOutcome.Refused refused)
                {
                    return JobOutcome.Refuse(refused.Sentence);
                }

                await run.FinishAsync(session);
                return JobOutcome.Done;
            },
            cancellationToken);
    }
}
