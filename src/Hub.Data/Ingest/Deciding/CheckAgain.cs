using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Deciding;

/// <summary>Which return to check again.</summary>
public sealed record CheckAgainRequest(Guid Key);

/// <summary>Asks for another dry run of a return, after its cells or the reading of its columns were changed.</summary>
[Audited(AuditEventKind.SubmissionCheckAsked)]
public sealed class CheckAgain(HubDatabase database)
{
    private const string Purpose = "check a return again";

    /// <summary>Asks for a return of the agency that <paramref name="actor"/> acts for.</summary>
    public Task<DecidingOutcome> HandleAsync(Actor actor, CheckAgainRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? Task.FromResult<DecidingOutcome>(new DecidingOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor(Purpose),
                async session =>
                {
                    var agency = actor.Acting.AgencyId;
                    if (await DecisionStore.FindAsync(session, agency, request.Key) is not { } submission)
                    {
                        return (DecidingOutcome)new DecidingOutcome.NotThere();
                    }

                    if (await AskAsync(session, submission.SubmissionId, actor.AccountId, agency) is { } answer)
                    {
                        return DecidingOutcome.Because(answer);
                    }

                    await AuditStore.WriteAsync(session, new AuditEvent(
                        AuditEventKind.SubmissionCheckAsked, "submission",
                        submission.SubmissionId.ToString(CultureInfo.InvariantCulture))
                    {
                        Agencies = [agency],
                        Agreements = [submission.AgreementId],
                    });
                    return new DecidingOutcome.Done(submission.SubmissionId);
                },
                cancellationToken);

    /// <summary>
    /// Puts a return back to its dry run and asks for it, for use cases that change how it is read and record that themselves.
    /// Null when done, otherwise the word for why not.
    /// </summary>
    internal static async Task<string?> AskAsync(HubSession session, long submissionId, Guid accountId, Guid agencyId)
    {
        var answer = await DecisionStore.CheckAgainAsync(session, submissionId);
        if (answer != "done")
        {
            return answer;
        }

        await JobRequests.AskAsync(session, new JobAsk(
            JobKinds.IngestLoad, submissionId.ToString(CultureInfo.InvariantCulture), accountId.ToString(), Purpose, agencyId));
        return null;
    }
}
