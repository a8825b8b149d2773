using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>How the worker's part ended.</summary>
public enum WithdrawalEnd
{
    /// <summary>The rows are gone and a certificate says so.</summary>
    Applied,

    /// <summary>It was ended before; nothing was changed.</summary>
    EndedBefore,

    /// <summary>Something meanwhile stands in its way; the request is ended with the sentence.</summary>
    Refused,

    /// <summary>The agency in whose name it runs has no such request.</summary>
    NotFound,
}

/// <summary>
/// Takes a return back, in one transaction: each feature erases what it holds of it, the submission becomes a tombstone with its
/// file's hash, the certificate counts what went, and its people are told. Needs a scope over the agency and every profile area.
/// Repeating it changes nothing.
/// </summary>
[Audited(AuditEventKind.SubmissionWithdrawn)]
public sealed class ApplyWithdrawal(EraseSubmission erase, TimeProvider time)
{
    /// <summary>Applies one request.</summary>
    public async Task<WithdrawalEnd> HandleAsync(HubSession session, Guid withdrawalId)
    {
        if (await WithdrawalRequestStore.FindAsync(session, withdrawalId, toEnd: false) is not { } asked
            || await WithdrawalRequestStore.LockSubmissionAsync(session, asked.SubmissionId) is not { } submission)
        {
            return WithdrawalEnd.NotFound;
        }

        asked = await WithdrawalRequestStore.FindAsync(session, withdrawalId, toEnd: true);
        if (asked is null || asked.EndedAt is not null)
        {
            return asked is null ? WithdrawalEnd.NotFound : WithdrawalEnd.EndedBefore;
        }

        var now = time.GetUtcNow();
        var refusal = WithdrawalRules.Refusal(submission.Status)
            ?? (await erase.HoldsAsync(session, asked.SubmissionId) is [var hold, ..] ? hold : null);
        if (refusal is not null)
        {
            await WithdrawalRequestStore.EndAsync(session, withdrawalId, refusal, now);
            await RecordAsync(session, submission, asked, Guid.CreateVersion7(), null);
            return WithdrawalEnd.Refused;
        }

        var erased = await erase.RunAsync(
            session, new WithdrawnRows(asked.SubmissionId, null, RowEffect.Erase, withdrawalId, "withdrawn by its agency"));
        await WithdrawalRequestStore.SetErasedAsync(session, asked.SubmissionId, SubmissionStatus.Withdrawn, null);
        await WithdrawalRequestStore.EndAsync(session, withdrawalId, null, now);
        var happened = Guid.CreateVersion7();
        await WithdrawalRequestStore.CertifyAsync(session, new NewCertificate(
            Guid.CreateVersion7(), submission, "withdrawn", asked.Reason, asked.AskedBy, asked.AskedAt, erased, happened, now));
        await RecordAsync(session, submission, asked, happened, erased);
        await Notify.HoldersAsync(
            session, NotificationKind.SubmissionWithdrawn, Number(asked.SubmissionId), asked.AgencyId, Permission.ViewSubmissions);
        return WithdrawalEnd.Applied;
    }

    private static Task RecordAsync(
        HubSession session, ErasableRow submission, WithdrawalRow asked, Guid happened, IReadOnlyList<WithdrawalEffect>? erased)
        => AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.SubmissionWithdrawn, "submission", Number(asked.SubmissionId))
        {
            EventId = happened,
            Outcome = erased is null ? AuditOutcome.Refused : AuditOutcome.Done,
            Agencies = [submission.AgencyId],
            Agreements = [submission.AgreementId],
            Details = new SortedDictionary<string, string>(
                (erased ?? []).ToDictionary(effect => "erased " + effect.What, effect => Number(effect.Count)), StringComparer.Ordinal)
            {
                ["withdrawal"] = asked.WithdrawalId.ToString(), ["reason"] = asked.Reason, ["kind"] = submission.Kind,
            },
        });

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
