using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>What an agency keeps of a return that is gone.</summary>
/// <param name="CertificateId">Its number.</param>
/// <param name="SubmissionId">The return's number.</param>
/// <param name="Key">The return's id in addresses.</param>
/// <param name="Title">The return in the sender's words.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="ReceivedAt">When its file arrived.</param>
/// <param name="Sha256">The file's hash, by which the agency knows its own copy.</param>
/// <param name="FileBytes">The file's size.</param>
/// <param name="Cause">"withdrawn", or "retention" where its time had passed.</param>
/// <param name="Reason">A word of <see cref="WithdrawalReason"/>; null for retention.</param>
/// <param name="AgencyName">Whose return it was.</param>
/// <param name="AgreementReference">Under which agreement it was shared.</param>
/// <param name="AskedBy">The account or system that asked, by its id.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="CertifiedAt">When the rows went.</param>
/// <param name="EventId">The event of the audit record.</param>
/// <param name="Seal">The seal that holds the event; null in the first second or two.</param>
/// <param name="SealHash">The seal's hash.</param>
/// <param name="Erased">What went, by store.</param>
public sealed record WithdrawalCertificate(
    Guid CertificateId, long SubmissionId, Guid Key, string Title, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset ReceivedAt,
    byte[] Sha256, long FileBytes, string Cause, string? Reason, string AgencyName, string AgreementReference, string AskedBy,
    DateTimeOffset AskedAt, DateTimeOffset CertifiedAt, Guid EventId, long? Seal, byte[]? SealHash, IReadOnlyList<WithdrawalEffect> Erased);

/// <summary>Reads of withdrawals and certificates, within the session's scope.</summary>
public static class WithdrawalQueries
{
    private sealed record Row(
        Guid CertificateId, long SubmissionId, Guid Key, string Title, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset ReceivedAt,
        byte[] Sha256, long FileBytes, string Cause, string? Reason, string AgencyName, string AgreementReference, string AskedBy,
        DateTimeOffset AskedAt, DateTimeOffset CertifiedAt, Guid EventId, long? Seal, byte[]? SealHash, string Erased);

    /// <summary>Whether a submission is being taken back.</summary>
    public static Task<bool> IsAskedAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select exists (select from ingest.withdrawals where submission_id = @submissionId and ended_at is null)",
            new { submissionId }));

    /// <summary>The sentence with which the last request to take it back was refused; null where none was.</summary>
    public static Task<string?> LastRefusalAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteScalarAsync<string?>(session.Command(
            "select refusal from ingest.withdrawals where submission_id = @submissionId order by asked_at desc limit 1",
            new { submissionId }));

    /// <summary>The certificate of a submission that is gone, or null.</summary>
    public static async Task<WithdrawalCertificate?> CertificateAsync(HubSession session, Guid agencyId, Guid key)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(session.Command(
            """
            select c.certificate_id, c.submission_id, s.submission_key as key, k.definition ->> 'title' as title, s.period_from,
                s.period_until, s.received_at, s.sha256, s.file_bytes, c.cause, c.reason, a.name as agency_name,
                g.reference as agreement_reference, c.asked_by, c.asked_at, c.certified_at, c.event_id, l.seal_number as seal,
                l.head as seal_hash, c.erased::text as erased
            from ingest.withdrawal_certificates c
            join ingest.submissions s using (submission_id)
            join ingest.dataset_kinds k on k.kind = s.kind and k.version = s.kind_version
            join access.agencies a on a.agency_id = c.agency_id
            left join sharing.agreements g on g.agreement_id = c.agreement_id
            left join audit.sealed_events e on e.event_id = c.event_id
            left join audit.seals l on l.seal_number = e.seal_number
            where c.agency_id = @agencyId and s.submission_key = @key
            """,
            new { agencyId, key }));
        return row is null ? null : new(
            row.CertificateId, row.SubmissionId, row.Key, row.Title, row.PeriodFrom, row.PeriodUntil, row.ReceivedAt, row.Sha256,
            row.FileBytes, row.Cause, row.Reason, row.AgencyName, row.AgreementReference, row.AskedBy, row.AskedAt, row.CertifiedAt,
            row.EventId, row.Seal, row.SealHash, WithdrawalRequestStore.Erased(row.Erased));
    }
}
