using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Jobs;

/// <summary>Which request to put back.</summary>
public sealed record RetryJobRequest(long RequestId);

/// <summary>How it ended.</summary>
public abstract record RetryJobOutcome
{
    private RetryJobOutcome()
    {
    }

    /// <summary>A worker takes it again.</summary>
    public sealed record PutBack : RetryJobOutcome;

    /// <summary>It stays as it is; the sentence says why.</summary>
    public sealed record Refused(string Sentence) : RetryJobOutcome;
}

/// <summary>Whoever runs the hub puts a parked job back after mending its cause. The job keeps its asker, whose rights count.</summary>
[Audited(AuditEventKind.JobRetried)]
public sealed class RetryJob(HubDatabase database)
{
    /// <summary>Puts one request back.</summary>
    public Task<RetryJobOutcome> HandleAsync(Actor actor, RetryJobRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.ManageJobs)
            ? Task.FromResult<RetryJobOutcome>(new RetryJobOutcome.Refused(
                "Only an administrator of the agency that runs the hub puts jobs back; ask one of them."))
            : database.InScopeAsync(
                actor.ScopeFor("put a parked job back"),
                async session =>
                {
                    if (!await JobRequests.UnparkAsync(session, request.RequestId))
                    {
                        return (RetryJobOutcome)new RetryJobOutcome.Refused(
                            "This job is not parked any more: somebody may have put it back. The list shows how it stands now.");
                    }

                    await AuditStore.WriteAsync(session, new AuditEvent(
                        AuditEventKind.JobRetried, "job", request.RequestId.ToString(CultureInfo.InvariantCulture)));
                    return new RetryJobOutcome.PutBack();
                },
                cancellationToken);
}
