using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Jobs.Scheduling;

/// <summary>One attempt at one request, as its handler sees it.</summary>
public sealed class JobRun(HubDatabase database, JobClaim claim, TimeProvider time)
{
    private bool _isFinished;

    /// <summary>What was asked.</summary>
    public JobRequest Request => claim.Request;

    /// <summary>The door to the database, in the worker's role.</summary>
    public HubDatabase Database => database;

    /// <summary>Where the work says how far it is.</summary>
    public JobProgress Progress { get; } = new(claim, time);

    /// <summary>Whether the request's end has been written.</summary>
    internal bool IsFinished => _isFinished;

    /// <summary>The subject as a number.</summary>
    public long SubjectNumber => long.Parse(Request.SubjectId, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// Marks the request as done in <paramref name="session"/>'s transaction and records that: the handler's last statement.
    /// </summary>
    public async Task FinishAsync(HubSession session)
    {
        await claim.FinishAsync(session);
        await JobEvents.EndedAsync(session, Request, AuditOutcome.Done, JobStates.Done);
        _isFinished = true;
    }

    /// <summary>Runs the whole work in one transaction and marks the request as done in it.</summary>
    public Task InWorkAsync(Scope scope, Func<HubSession, Task> work, CancellationToken cancellationToken)
        => database.InScopeAsync(
            scope,
            async session =>
            {
                await work(session);
                await FinishAsync(session);
            },
            cancellationToken);

    /// <summary>The rows of the agency in whose name the work was asked.</summary>
    public Scope AgencyScope(string actor)
        => Request.AskedByAgency is { } agency ? Scope.Of(actor, Request.Purpose, agency) : Scope.None(actor, Request.Purpose);

    /// <summary>
    /// The rows of every agency: for assembling figures, which leave only as released figures. The areas are the caller's business.
    /// </summary>
    public async Task<Scope> EveryAgencyScopeAsync(string actor, CancellationToken cancellationToken)
    {
        var agencies = await database.InScopeAsync(
            Scope.None(actor, Request.Purpose),
            AgencyQueries.AllAsync,
            cancellationToken);
        return new Scope(actor, Request.Purpose, agencies, []);
    }
}
