using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Deciding;

/// <summary>A decision to send.</summary>
/// <param name="Key">The return.</param>
/// <param name="Choice">A word of <see cref="Decision"/>: what the person was shown and agreed to.</param>
/// <param name="SeenCheckedAt">The instant of the report that they decided on; a newer one must be looked at first.</param>
public sealed record SendSubmissionRequest(Guid Key, string Choice, DateTimeOffset SeenCheckedAt);

/// <summary>
/// Sends a checked return: it is asked to be taken in for real, by the code that checked it. Refused when its report says that it
/// cannot stand, or is older than a change or than a newer report. Nothing counts before the worker has taken it in.
/// </summary>
[Audited(AuditEventKind.SubmissionSent)]
public sealed class SendSubmission(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "send a checked return";

    /// <summary>Sends a return of the agency that <paramref name="actor"/> acts for.</summary>
    public Task<DecidingOutcome> HandleAsync(Actor actor, SendSubmissionRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? Task.FromResult<DecidingOutcome>(new DecidingOutcome.NotThere())
            : database.InScopeAsync(actor.ScopeFor(Purpose), session => SendAsync(session, actor, request), cancellationToken);

    private async Task<DecidingOutcome> SendAsync(HubSession session, Actor actor, SendSubmissionRequest request)
    {
        var agency = actor.Acting.AgencyId;
        if (await DecisionStore.FindAsync(session, agency, request.Key) is not { } submission)
        {
            return new DecidingOutcome.NotThere();
        }

        var answer = await DecisionStore.SendAsync(
            session, submission.SubmissionId, request.Choice, request.SeenCheckedAt, time.GetUtcNow());
        if (answer != "done")
        {
            return DecidingOutcome.Because(answer);
        }

        await AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.SubmissionSent, "submission", submission.SubmissionId.ToString(CultureInfo.InvariantCulture))
        {
            Agencies = [agency],
            Agreements = [submission.AgreementId],
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["kind"] = submission.Kind, ["decision"] = request.Choice,
            },
        });
        await JobRequests.AskAsync(session, new JobAsk(
            JobKinds.IngestLoad, submission.SubmissionId.ToString(CultureInfo.InvariantCulture), actor.AccountId.ToString(), Purpose,
            agency));
        return new DecidingOutcome.Done(submission.SubmissionId);
    }
}
