using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Persons.Asks;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Persons;

/// <summary>
/// <c>person.ask</c>, subject: id of a question. In the hub's own name, so that nothing of what it finds stands in the record of the
/// agency that asked; it ends alike whether anything was found or not.
/// </summary>
public sealed class RouteAskJob(RouteAsk route) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.PersonAsk;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await run.InWorkAsync(
            await run.EveryAgencyScopeAsync(SystemActors.Persons, cancellationToken),
            session => route.HandleAsync(session, Guid.Parse(run.Request.SubjectId)),
            cancellationToken);
        return JobOutcome.Done;
    }
}
