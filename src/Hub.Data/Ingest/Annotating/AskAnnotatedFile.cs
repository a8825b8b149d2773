using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Reports;

namespace Hub.Data.Ingest.Annotating;

/// <summary>Which copy to make.</summary>
public sealed record AskAnnotatedFileRequest(Guid Key, AnnotatedForm Form);

/// <summary>Asks the worker for a copy of a return with what is wrong beside each row.</summary>
[Audited(AuditEventKind.AnnotatedFileAsked)]
public sealed class AskAnnotatedFile(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "ask for a copy of a return with what is wrong";

    /// <summary>Asks for a return of the agency that <paramref name="actor"/> acts for.</summary>
    public Task<DecidingOutcome> HandleAsync(Actor actor, AskAnnotatedFileRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions) || !request.Form.IsKnown
            ? Task.FromResult<DecidingOutcome>(new DecidingOutcome.NotThere())
            : database.InScopeAsync(actor.ScopeFor(Purpose), session => AskAsync(session, actor, request), cancellationToken);

    private async Task<DecidingOutcome> AskAsync(HubSession session, Actor actor, AskAnnotatedFileRequest request)
    {
        var agency = actor.Acting.AgencyId;
        if (await SubmissionQueries.FindAsync(session, agency, request.Key) is not { } report)
        {
            return new DecidingOutcome.NotThere();
        }

        if (report.Status != SubmissionStatus.Checked)
        {
            return DecidingOutcome.Because(report.Status);
        }

        var id = report.SubmissionId.ToString(CultureInfo.InvariantCulture);
        await AnnotatedFileStore.AskAsync(session, report.SubmissionId, request.Form, time.GetUtcNow());
        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.AnnotatedFileAsked, "submission", id)
        {
            Details = Facts(request.Form),
        });
        await JobRequests.AskAsync(
            session, new JobAsk(JobKinds.IngestAnnotate, id, actor.AccountId.ToString(), Purpose, agency));
        return new DecidingOutcome.Done(report.SubmissionId);
    }

    internal static SortedDictionary<string, string> Facts(AnnotatedForm form)
        => new(StringComparer.Ordinal) { ["form"] = form.Form, ["rows"] = form.Rows };
}
