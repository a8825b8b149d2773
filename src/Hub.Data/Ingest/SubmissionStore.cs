using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest;

/// <summary>A submission as the load needs it.</summary>
internal sealed record SubmissionRow(
    long SubmissionId,
    Guid SubmissionKey,
    Guid AgencyId,
    Guid AgreementId,
    string Kind,
    int KindVersion,
    DateOnly PeriodFrom,
    DateOnly PeriodUntil,
    string Status,
    bool IsNil,
    bool IsDecidedByPerson,
    string? Decision,
    long? Replaces,
    byte[] Sha256,
    DateTimeOffset ReceivedAt,
    string Door,
    string AskedBy,
    string? SentBy,
    Guid? ContactAccount,
    string? Refusal,
    string? StoredName,
    byte[]? SealedKey,
    bool IsScanned)
{
    /// <summary>True while nothing it says may stand yet: a person decides and has not.</summary>
    public bool IsDryRun => IsDecidedByPerson && Status == SubmissionStatus.Received;
}

/// <summary>A submission that stands or waits in the way of another.</summary>
internal sealed record OtherSubmission(long SubmissionId, Guid SubmissionKey, string Status, bool IsSameFile, DateTimeOffset ReceivedAt);

/// <summary>Writes and reads of submissions, within the session's scope.</summary>
internal static class SubmissionStore
{
    /// <summary>Whoever receives for a period waits for whoever is receiving for it; so do loads, among themselves.</summary>
    public static Task LockPeriodAsync(HubSession session, string stage, Guid agencyId, string kind, DateOnly from, DateOnly until)
        => session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended(@Key, 0))",
            new { Key = $"ingest {stage} {agencyId:N} {kind} {from:O} {until:O}" }));

    /// <summary>What already stands for a period, and unless <paramref name="countsOnly"/> the same file that waits.</summary>
    public static async Task<OtherSubmission?> InTheWayAsync(
        HubSession session, Guid agencyId, string kind, DateOnly from, DateOnly until, byte[] sha256, bool countsOnly)
        => await session.Connection.QueryFirstOrDefaultAsync<OtherSubmission>(session.Command(
            """
            select submission_id, submission_key, status, sha256 = @sha256 as is_same_file, received_at
            from ingest.submissions
            where agency_id = @agencyId and kind = @kind and period_from = @from and period_until = @until
                and (status = any (@Counting) or (not @countsOnly and status = any (@Waiting) and sha256 = @sha256))
            order by sha256 = @sha256 desc, status = any (@Waiting), submission_id
            limit 1
            """,
            new
            {
                agencyId, kind, from, until, sha256, countsOnly, Counting = SubmissionStatus.Counting.ToArray(),
                Waiting = new[] { SubmissionStatus.Held, SubmissionStatus.Received },
            }));

    /// <summary>Keeps the wrapped key of a submission's identities.</summary>
    public static Task KeepIdentityKeyAsync(
        HubSession session, SubmissionRow submission, string keyId, byte[] sealedKey, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.identity_keys (submission_id, agency_id, agreement_id, key_id, sealed_key, created_at)
            values (@SubmissionId, @AgencyId, @AgreementId, @keyId, @sealedKey, @now)
            """,
            new { submission.SubmissionId, submission.AgencyId, submission.AgreementId, keyId, sealedKey, now }));

    /// <summary>Writes a received submission and where its file waits.</summary>
    public static async Task<long> InsertAsync(
        HubSession session, Guid key, ReceiveRequest request, DatasetKind kind, Guid agreementId, StoredFile file, DateTimeOffset now)
    {
        var id = await session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            insert into ingest.submissions (submission_key, agency_id, agreement_id, kind, kind_version, period_from, period_until,
                is_nil, is_partial, file_name, file_bytes, sha256, due_on, received_at, asked_by,
                door, is_decided_by_person, declared_areas, contact_account, replaces)
            values (@key, @AgencyId, @agreementId, @Kind, @Version, @PeriodFrom, @PeriodUntil,
                @IsNil, @IsPartial, @FileName, @Bytes, @Sha256, @DueOn, @ReceivedAt, @AskedBy,
                @Door, @IsDecidedByPerson, @Areas, @ContactAccountId, @Replaces)
            returning submission_id
            """,
            new
            {
                key, request.AgencyId, agreementId, kind.Kind, kind.Version, request.PeriodFrom, request.PeriodUntil, request.IsNil,
                request.IsPartial, FileName = request.SafeFileName, file.Bytes, file.Sha256,
                DueOn = request.PeriodUntil.AddDays(kind.Calendar.DueDays), ReceivedAt = request.ReceivedAt ?? now, request.AskedBy,
                request.Door, request.IsDecidedByPerson, Areas = request.DeclaredAreas?.ToArray(), request.ContactAccountId,
                request.Replaces,
            }));
        // Until the decision the file stays; the decision sets when it goes.
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.quarantine_files (submission_id, agency_id, agreement_id, stored_name, sealed_key, size_bytes, sha256,
                stored_at, destroy_after)
            values (@id, @AgencyId, @agreementId, @StoredName, @SealedKey, @Bytes, @Sha256, @now, 'infinity')
            """,
            new { id, request.AgencyId, agreementId, file.StoredName, file.SealedKey, file.Bytes, file.Sha256, now }));
        return id;
    }

    /// <summary>A submission with its file, locked until the transaction ends; null where the scope does not see it.</summary>
    public static Task<SubmissionRow?> FindAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleOrDefaultAsync<SubmissionRow>(session.Command(
            """
            select s.submission_id, s.submission_key, s.agency_id, s.agreement_id, s.kind, s.kind_version, s.period_from,
                s.period_until, s.status, s.is_nil, s.is_decided_by_person, s.decision, s.replaces, s.sha256, s.received_at,
                s.door, s.asked_by, s.sent_by, s.contact_account, s.refusal, q.stored_name, q.sealed_key,
                exists (select from ingest.scans c where c.submission_id = s.submission_id and c.outcome = 'clean') as is_scanned
            from ingest.submissions s
            join ingest.quarantine_files q using (submission_id)
            where s.submission_id = @submissionId
            for update of s
            """,
            new { submissionId }));

    /// <summary>Writes what a dry run says; nothing stands, and the file stays for the decision.</summary>
    public static Task CheckedAsync(
        HubSession session, SubmissionRow submission, LoadOutcome.Checked outcome, string? readAs, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.submissions
            set status = @Status, agreement_id = @AgreementId, checked_at = @now, verdict = @Verdict, refusal = @Message,
                read_as = @readAs::jsonb, dropped_columns = @Dropped, decision = null, sent_by = null, sent_at = null,
                rows_read = @Read, rows_accepted = @Accepted, rows_rejected = @Rejected, rows_warned = @Warned,
                rows_placed = @Placed, rows_outside = @Outside, rows_unplaced = @Unplaced
            where submission_id = @SubmissionId
            """,
            new
            {
                outcome.Status, now, outcome.Verdict, outcome.Refusal?.Message, readAs, Dropped = outcome.DroppedColumns.ToArray(),
                outcome.Rows.Read, outcome.Rows.Accepted, outcome.Rows.Rejected, outcome.Rows.Warned, outcome.Rows.Placed,
                outcome.Rows.Outside, outcome.Rows.Unplaced, outcome.SubmissionId, submission.AgreementId,
            }));

    /// <summary>
    /// Gives a sent return back to its sender with a sentence, its report as it was: what stands in the way is no fault of its rows.
    /// </summary>
    public static Task HandBackAsync(HubSession session, LoadOutcome.Checked outcome, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.submissions
            set status = @Status, checked_at = @now, verdict = @Verdict, refusal = @Message, decision = null, sent_by = null,
                sent_at = null
            where submission_id = @SubmissionId
            """,
            new { outcome.Status, now, outcome.Verdict, outcome.Refusal?.Message, outcome.SubmissionId }));

    /// <summary>Takes the place of the submission that stands; the rows of that one count no longer.</summary>
    public static Task ReplaceAsync(HubSession session, long submissionId, long replaces)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.submissions set status = 'replaced', replaced_by = @submissionId
            where submission_id = @replaces and status = any (@Counting)
            """,
            new { submissionId, replaces, Counting = SubmissionStatus.Counting.ToArray() }));

    /// <summary>Writes the decision, what was counted, and when the received file goes.</summary>
    public static async Task DecideAsync(
        HubSession session, SubmissionRow submission, LoadOutcome outcome, string? readAs, DateTimeOffset now, int keepDays)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.submissions
            set status = @Status, verdict = @Status, agreement_id = @AgreementId, decided_at = @now, refusal = @Message,
                read_as = coalesce(@readAs::jsonb, read_as),
                dropped_columns = @Dropped, rows_read = @Read, rows_accepted = @Accepted, rows_rejected = @Rejected, rows_warned = @Warned,
                rows_placed = @Placed, rows_outside = @Outside, rows_unplaced = @Unplaced
            where submission_id = @SubmissionId
            """,
            new
            {
                outcome.Status, now, outcome.Refusal?.Message, readAs, Dropped = outcome.DroppedColumns.ToArray(), outcome.Rows.Read,
                outcome.Rows.Accepted, outcome.Rows.Rejected, outcome.Rows.Warned, outcome.Rows.Placed, outcome.Rows.Outside,
                outcome.Rows.Unplaced, outcome.SubmissionId, submission.AgreementId,
            }));
        await session.Connection.ExecuteAsync(session.Command(
            "update ingest.quarantine_files set destroy_after = @After where submission_id = @SubmissionId and destroyed_at is null",
            new { outcome.SubmissionId, After = now.AddDays(keepDays) }));
    }
}
