using System.Text.Json;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>A request to take a return back, as the worker needs it.</summary>
internal sealed record WithdrawalRow(
    Guid WithdrawalId, long SubmissionId, Guid AgencyId, Guid AgreementId, string Reason, string AskedBy, DateTimeOffset AskedAt,
    DateTimeOffset? EndedAt);

/// <summary>A submission whose rows are to go.</summary>
internal sealed record ErasableRow(
    long SubmissionId, Guid AgencyId, Guid AgreementId, string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status,
    DateTimeOffset? DisposedAt);

/// <summary>Writes of withdrawals and certificates, within the session's scope.</summary>
internal static class WithdrawalRequestStore
{
    private const string FindWithdrawal =
        """
        select withdrawal_id, submission_id, agency_id, agreement_id, reason, asked_by, asked_at, ended_at
        from ingest.withdrawals where withdrawal_id = @id
        """;

    private const string FindSubmission =
        """
        select submission_id, agency_id, agreement_id, kind, period_from, period_until, status, disposed_at
        from ingest.submissions where submission_id = @submissionId
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Keeps a request; null where one stands open for the submission already.</summary>
    public static Task<Guid?> InsertAsync(
        HubSession session, Guid id, long submissionId, string reason, string note, DateTimeOffset now)
        => session.Connection.ExecuteScalarAsync<Guid?>(session.Command(
            """
            insert into ingest.withdrawals (withdrawal_id, submission_id, agency_id, agreement_id, reason, note, asked_by, asked_at)
            select @id, submission_id, agency_id, agreement_id, @reason, @note, @Actor, @now
            from ingest.submissions where submission_id = @submissionId
            on conflict (submission_id) where ended_at is null do nothing
            returning withdrawal_id
            """,
            new { id, submissionId, reason, note, session.Scope.Actor, now }));

    /// <summary>A request, or null; locked until the transaction ends where it is to be ended.</summary>
    public static Task<WithdrawalRow?> FindAsync(HubSession session, Guid id, bool toEnd)
        => session.Connection.QuerySingleOrDefaultAsync<WithdrawalRow>(session.Command(
            toEnd ? FindWithdrawal + " for update" : FindWithdrawal, new { id }));

    public static Task EndAsync(HubSession session, Guid id, string? refusal, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            "update ingest.withdrawals set ended_at = @now, refusal = @refusal where withdrawal_id = @id", new { id, refusal, now }));

    /// <summary>
    /// A submission whose rows are to go, or null. Whoever loads or takes back anything of its period waits from here on: the period
    /// is locked before the row, in the order in which a load that replaces it takes them.
    /// </summary>
    public static async Task<ErasableRow?> LockSubmissionAsync(HubSession session, long submissionId)
    {
        if (await FindSubmissionAsync(session, submissionId, toChange: false) is not { } known)
        {
            return null;
        }

        await SubmissionStore.LockPeriodAsync(session, "load", known.AgencyId, known.Kind, known.PeriodFrom, known.PeriodUntil);
        return await FindSubmissionAsync(session, submissionId, toChange: true);
    }

    /// <summary>
    /// Says of a submission that it no longer stands. Headings, the way it was read and the sentence of a refusal may quote the file,
    /// so they go with it. A status of null leaves the one that it has.
    /// </summary>
    public static Task SetErasedAsync(HubSession session, long submissionId, string? status, DateTimeOffset? disposedAt)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.submissions
            set status = coalesce(@status, status), disposed_at = coalesce(@disposedAt, disposed_at), dropped_columns = null,
                read_as = null, refusal = null
            where submission_id = @submissionId
            """,
            new { submissionId, status, disposedAt }));

    public static Task CertifyAsync(HubSession session, NewCertificate certificate)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.withdrawal_certificates (certificate_id, submission_id, agency_id, agreement_id, cause, reason, asked_by,
                asked_at, erased, event_id, certified_at)
            values (@CertificateId, @SubmissionId, @AgencyId, @AgreementId, @Cause, @Reason, @AskedBy, @AskedAt, @Erased::jsonb, @EventId,
                @CertifiedAt)
            """,
            new
            {
                certificate.CertificateId, certificate.Submission.SubmissionId, certificate.Submission.AgencyId,
                certificate.Submission.AgreementId, certificate.Cause, certificate.Reason, certificate.AskedBy, certificate.AskedAt,
                Erased = JsonSerializer.Serialize(certificate.Erased, Json), certificate.EventId, certificate.CertifiedAt,
            }));

    /// <summary>The numbers of a stored certificate.</summary>
    public static IReadOnlyList<WithdrawalEffect> Erased(string json)
        => JsonSerializer.Deserialize<List<WithdrawalEffect>>(json, Json) ?? [];

    private static Task<ErasableRow?> FindSubmissionAsync(HubSession session, long submissionId, bool toChange)
        => session.Connection.QuerySingleOrDefaultAsync<ErasableRow>(session.Command(
            toChange ? FindSubmission + " for update" : FindSubmission, new { submissionId }));
}

/// <summary>A certificate about to be kept.</summary>
internal sealed record NewCertificate(
    Guid CertificateId, ErasableRow Submission, string Cause, string? Reason, string AskedBy, DateTimeOffset AskedAt,
    IReadOnlyList<WithdrawalEffect> Erased, Guid EventId, DateTimeOffset CertifiedAt);
