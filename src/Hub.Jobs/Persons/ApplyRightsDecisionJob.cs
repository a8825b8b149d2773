using Hub.Data.Database;
using Hub.Data.Persons.Rights.Decisions;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Persons;

/// <summary>
/// <c>rights.apply</c>, subject: id of a decision. Gives it its effect over the rows of the agency that decided, in the name of
/// the person who decided.
/// </summary>
public sealed class ApplyRightsDecisionJob(ApplyRightsDecision apply) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.RightsApply;

    /// <inheritdoc/>
    public Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
        => run.Database.InScopeAsync(
            run.AgencyScope(run.Request.AskedBy),
            async session =>
            {
                if (await apply.HandleAsync(session, Guid.Parse(run.Request.SubjectId)) == ApplyOutcome.NotFound)
                {
                    return JobOutcome.Refuse("The agency in whose name this was asked has no such decision; decide again.");
                }

                await run.FinishAsync(session);
                return JobOutcome.Done;
            },
            cancellationToken);
}
