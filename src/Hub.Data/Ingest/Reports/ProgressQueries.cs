using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Reports;

/// <summary>Reads how far submissions have come, within the session's scope.</summary>
public static class ProgressQueries
{
    /// <summary>One submission of an agency with its progress, or null.</summary>
    public static async Task<(SubmissionReport Report, SubmissionProgress Progress)?> FindAsync(HubSession session, Guid agencyId, Guid key)
    {
        if (await SubmissionQueries.FindAsync(session, agencyId, key) is not { } report)
        {
            return null;
        }

        return (await ReadAsync(session, [report.SubmissionId])) is [var progress] ? (report, progress) : null;
    }

    /// <summary>The progress of several submissions in one read.</summary>
    public static async Task<IReadOnlyList<SubmissionProgress>> ReadAsync(HubSession session, IReadOnlyCollection<long> submissionIds)
        => (await session.Connection.QueryAsync<SubmissionProgress>(session.Command(
            """
            select s.submission_id, s.status, s.received_at, s.checked_at, s.sent_at, s.decided_at,
                j.state as job_state, j.started_at, p.stage, p.done, p.total, c.scanned_at, c.why as scan_fault
            from ingest.submissions s
            left join lateral (
                select r.request_id, r.state, r.started_at from job.requests r
                where r.kind = @IngestLoad and r.subject_id = s.submission_id::text
                order by r.request_id desc limit 1) j on true
            left join job.progress p on p.request_id = j.request_id
            left join lateral (
                select k.scanned_at, k.why from ingest.scans k where k.submission_id = s.submission_id order by k.scan_id desc limit 1) c
                on true
            where s.submission_id = any (@Ids)
            """,
            new { Ids = submissionIds.ToArray(), JobKinds.IngestLoad }))).AsList();
}
