using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Scanning;

/// <summary>A received file as the scan needs it.</summary>
internal sealed record FileToScan(
    long SubmissionId, Guid SubmissionKey, Guid AgencyId, Guid AgreementId, string Kind, string Door, string Status, string? StoredName,
    byte[]? SealedKey, bool HasCleanScan, string? CleanEngine, string? CleanSignatures, string? HeldBecause);

/// <summary>The append-only record of scans, and what they mean for a submission, within the session's scope.</summary>
internal static class ScanStore
{
    /// <summary>A submission's file with its last clean scan; null where the scope does not see it.</summary>
    public static Task<FileToScan?> FindAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleOrDefaultAsync<FileToScan>(session.Command(
            """
            select s.submission_id, s.submission_key, s.agency_id, s.agreement_id, s.kind, s.door, s.status, q.stored_name, q.sealed_key,
                c.scan_id is not null as has_clean_scan, c.engine as clean_engine, c.signatures as clean_signatures,
                case when l.outcome = 'held' then l.why end as held_because
            from ingest.submissions s
            join ingest.quarantine_files q using (submission_id)
            left join lateral (
                select scan_id, engine, signatures from ingest.scans where submission_id = s.submission_id and outcome = 'clean'
                order by scan_id desc limit 1) c on true
            left join lateral (
                select outcome, why from ingest.scans where submission_id = s.submission_id order by scan_id desc limit 1) l on true
            where s.submission_id = @submissionId
            """,
            new { submissionId }));

    /// <summary>The status as it stands now, locked until the transaction ends.</summary>
    public static Task<string> LockAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleAsync<string>(session.Command(
            "select status from ingest.submissions where submission_id = @submissionId for update", new { submissionId }));

    /// <summary>Records a scan.</summary>
    public static Task WriteAsync(
        HubSession session, FileToScan file, string outcome, ScannerVersion? by, string? nameFound, ScanFault? why, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.scans (submission_id, agency_id, agreement_id, scanned_at, outcome, engine, signatures, signature_source,
                name_found, why)
            values (@SubmissionId, @AgencyId, @AgreementId, @now, @outcome, @Engine, @Signatures, @Source, @nameFound, @Why)
            """,
            new
            {
                file.SubmissionId, file.AgencyId, file.AgreementId, now, outcome, by?.Engine, by?.Signatures,
                Source = by is null ? null : ScanWords.Source(by), nameFound, Why = why?.ToString(),
            }));

    /// <summary>Takes the file up again, where a person had already sent it as such.</summary>
    public static Task TakeUpAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.submissions set status = case when decision is null then 'received' else 'sent' end
            where submission_id = @submissionId and status = 'held'
            """,
            new { submissionId }));

    /// <summary>Lets the file wait.</summary>
    public static Task HoldAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteAsync(session.Command(
            "update ingest.submissions set status = 'held' where submission_id = @submissionId", new { submissionId }));

    /// <summary>Rejects the submission and gives up its file's key: from then on the file cannot be read.</summary>
    public static async Task RejectAsync(HubSession session, long submissionId, string message, DateTimeOffset now)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.submissions set status = 'rejected', decided_at = @now, refusal = @message where submission_id = @submissionId
            """,
            new { submissionId, now, message }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.quarantine_files
            set destroy_after = @now, destroyed_at = @now, destroyed_why = 'the virus scan refused it', sealed_key = null
            where submission_id = @submissionId and destroyed_at is null
            """,
            new { submissionId, now }));
    }
}
