using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Retention;

/// <summary>How it ended.</summary>
public abstract record DisposeOutcome
{
    private DisposeOutcome()
    {
    }

    /// <summary>What was kept of it is gone; a certificate says so.</summary>
    public sealed record Disposed(IReadOnlyList<WithdrawalEffect> Erased) : DisposeOutcome;

    /// <summary>A person's request or a restriction holds it; it is asked again the next day.</summary>
    public sealed record Held(string Sentence) : DisposeOutcome;

    /// <summary>Its time has not passed, or it was disposed of before.</summary>
    public sealed record NotDue : DisposeOutcome;
}

/// <summary>
/// Disposes of one submission whose time has passed, in one transaction: the same erasure as a withdrawal, with the tombstone and a
/// certificate. Needs a scope over its agency and every profile area. Repeating it changes nothing.
/// </summary>
[Audited(AuditEventKind.SubmissionDisposed)]
public sealed class DisposeSubmission(EraseSubmission erase, TimeProvider time)
{
    /// <summary>Disposes of it, or says what stands in the way.</summary>
    public async Task<DisposeOutcome> HandleAsync(HubSession session, long submissionId)
    {
        if (await WithdrawalRequestStore.LockSubmissionAsync(session, submissionId) is not { DisposedAt: null } submission
            || (await RetentionQueries.DueAsync(session, UkTime.Today(time), 0, 1, submissionId)).Count == 0)
        {
            return new DisposeOutcome.NotDue();
        }

        if (await erase.HoldsAsync(session, submissionId) is [var hold, ..])
        {
            return new DisposeOutcome.Held(hold);
        }

        var now = time.GetUtcNow();
        var (certificate, happened) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var erased = await erase.RunAsync(
            session, new WithdrawnRows(submissionId, null, RowEffect.Dispose, certificate, "the time that its agreement sets had passed"));
        var stood = submission.Status is not (SubmissionStatus.Rejected or SubmissionStatus.Discarded);
        await WithdrawalRequestStore.SetErasedAsync(session, submissionId, stood ? SubmissionStatus.Disposed : null, now);
        await WithdrawalRequestStore.CertifyAsync(session, new NewCertificate(
            certificate, submission, "retention", null, session.Scope.Actor, now, erased, happened, now));
        await AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.SubmissionDisposed, "submission", submissionId.ToString(CultureInfo.InvariantCulture))
        {
            EventId = happened,
            Agencies = [submission.AgencyId],
            Agreements = [submission.AgreementId],
            Details = new SortedDictionary<string, string>(
                erased.ToDictionary(effect => "erased " + effect.What, effect => effect.Count.ToString(CultureInfo.InvariantCulture)),
                StringComparer.Ordinal)
            {
                ["kind"] = submission.Kind,
            },
        });
        return new DisposeOutcome.Disposed(erased);
    }
}
