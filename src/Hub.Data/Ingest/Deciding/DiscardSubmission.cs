using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest.Deciding;

/// <summary>Which return to discard.</summary>
public sealed record DiscardSubmissionRequest(Guid Key);

/// <summary>
/// Gives up a return before any row of it stood. Its file and the key of whatever was kept of it are destroyed at once, with a
/// record; that it was sent, and its hash, stays.
/// </summary>
[Audited(AuditEventKind.SubmissionDiscarded)]
public sealed class DiscardSubmission(HubDatabase database, QuarantineFolder folder, TimeProvider time)
{
    private const string Purpose = "discard a return";

    /// <summary>Discards a return of the agency that <paramref name="actor"/> acts for.</summary>
    public async Task<DecidingOutcome> HandleAsync(Actor actor, DiscardSubmissionRequest request, CancellationToken cancellationToken)
        => actor.Can(Permission.SendSubmissions)
            ? await RunAsync(actor.ScopeFor(Purpose), actor.Acting.AgencyId, request.Key, cancellationToken)
            : new DecidingOutcome.NotThere();

    /// <summary>The same for a caller of the API or an operator, whose right the caller has judged.</summary>
    public async Task<DecidingOutcome> RunAsync(Scope scope, Guid agencyId, Guid key, CancellationToken cancellationToken)
    {
        var (outcome, files) = await database.InScopeAsync(
            scope,
            async session =>
            {
                if (await DecisionStore.FindAsync(session, agencyId, key) is not { } submission)
                {
                    return ((DecidingOutcome)new DecidingOutcome.NotThere(), Array.Empty<string>());
                }

                var discarded = await DecisionStore.DiscardAsync(
                    session, submission.SubmissionId, "its sender discarded it", time.GetUtcNow());
                if (discarded.Answer != "done")
                {
                    return (DecidingOutcome.Because(discarded.Answer), []);
                }

                await WriteEventAsync(session, submission.SubmissionId, agencyId, submission.AgreementId, submission.Kind, "sender");
                return (new DecidingOutcome.Done(submission.SubmissionId), discarded.Files);
            },
            cancellationToken);

        // After the transaction: were it to fail, the return would still have its file. What a crash leaves here is sealed under a
        // key that is gone, and the daily sweep removes it.
        Array.ForEach(files, folder.Delete);
        return outcome;
    }

    internal static Task WriteEventAsync(
        HubSession session, long submissionId, Guid agencyId, Guid agreementId, string kind, string by)
        => AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.SubmissionDiscarded, "submission", submissionId.ToString(CultureInfo.InvariantCulture))
        {
            Agencies = [agencyId],
            Agreements = [agreementId],
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind, ["by"] = by },
        });
}
