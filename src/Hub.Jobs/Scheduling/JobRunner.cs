using System.ComponentModel;
using System.Globalization;
using Hangfire;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Microsoft.Extensions.Options;

namespace Hub.Jobs.Scheduling;

/// <summary>
/// What Hangfire calls: one method that takes a request id. It counts the attempt, checks the asker, runs the handler of the
/// request's kind, and records a failure before letting it out.
/// </summary>
public sealed class JobRunner(
    HubDatabase database,
    IServiceProvider services,
    JobHandlers handlers,
    IOptions<WorkerOptions> options,
    TimeProvider time,
    ILogger<JobRunner> logger)
{
    private static readonly string Worker =
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Runs one request. Repeating it is harmless: whoever comes second finds it done or held.</summary>
    // Hangfire must not try again by itself: it does not count crashes, the request does.
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    [DisplayName("Request {0}")]
    public async Task RunAsync(long requestId, CancellationToken cancellationToken)
    {
        await using var claim = await JobClaim.TryTakeAsync(database.DataSource, requestId, Worker, cancellationToken);
        if (claim is null)
        {
            return;
        }

        var request = claim.Request;
        if (request.Attempts > options.Value.Attempts)
        {
            const string sentence = "The worker stopped each time it tried this work; look into its log before putting it back.";
            await FailAsync(claim, sentence, null, AuditOutcome.Failed, "stopped");
        }

        var run = new JobRun(database, claim, time);
        JobOutcome outcome;
        try
        {
            outcome = await RunHandlerAsync(run, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await claim.GiveBackAsync();
            throw;
        }
        catch (Exception fault)
        {
            Log.JobFailed(logger, request.RequestId, request.Kind, request.Attempts, fault.GetType().Name, fault.StackTrace);
            var after = options.Value.DelayAfter(request.Attempts);
            await FailAsync(claim, JobFault.Sentence(fault), after, AuditOutcome.Failed, fault.GetType().Name);
            throw;
        }

        if (outcome is JobOutcome.Waiting waiting)
        {
            await claim.PutOffAsync(waiting.Sentence, waiting.After, CancellationToken.None);
            Log.JobPutOff(logger, request.RequestId, request.Kind, waiting.Sentence);
            return;
        }

        if (outcome is JobOutcome.Refused refused)
        {
            await FailAsync(claim, refused.Sentence, null, AuditOutcome.Refused, null);
        }

        Log.JobDone(logger, request.RequestId, request.Kind, request.Attempts);
    }

    private async Task<JobOutcome> RunHandlerAsync(JobRun run, CancellationToken cancellationToken)
    {
        var refusal = await database.InScopeAsync(
            AskerRights.ScopeFor(run.Request), session => AskerRights.RefusalAsync(session, run.Request), cancellationToken);
        if (refusal is not null)
        {
            return JobOutcome.Refuse(refusal);
        }

        // Made only now, so that what keeps a handler from being made is recorded with the request like any other fault.
        var handler = handlers.Find(services, run.Request.Kind);
        if (handler is null)
        {
            return JobOutcome.Refuse("This worker does not know this kind of work; update it to the version that asked.");
        }

        var outcome = await handler.RunAsync(run, cancellationToken);
        return outcome is JobOutcome.Finished && !run.IsFinished
            ? throw new InvalidOperationException($"The handler of {run.Request.Kind} ended without writing the request's end.")
            : outcome;
    }

    private async Task FailAsync(JobClaim claim, string sentence, TimeSpan? after, AuditOutcome outcome, string? fault)
    {
        var request = claim.Request;
        // Not stopped with the host: what happened is written down. If it cannot be, the request stays running and is taken again.
        await database.InScopeAsync(
            Scope.None(SystemActors.Dispatcher, request.Purpose) with { ActingFor = request.AskedByAgency },
            async session =>
            {
                if (await claim.FailAsync(session, sentence, after))
                {
                    await JobEvents.EndedAsync(
                        session, request, outcome, after is null ? JobStates.Parked : JobStates.Failed, fault);
                }
            },
            CancellationToken.None);
        if (after is null)
        {
            // Parked again after a retry is told again: each parking has its own instant.
            var step = Notify.Step(time.GetUtcNow());
            await database.InScopeAsync(
                Scope.None(SystemActors.Dispatcher, "tell of a parked job"),
                session => Notify.HoldersAsync(
                    session, NotificationKind.JobParked, claim.Request.RequestId.ToString(CultureInfo.InvariantCulture), null,
                    Permission.ManageJobs, step),
                CancellationToken.None);
        }

        throw new JobFailedException(sentence);
    }
}
