using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Quality;

/// <summary>Reads of what was counted of one agency's own files. Row-level security shows no other agency's.</summary>
public static class QualityQueries
{
    /// <summary>Everything that a page shows of one submission; null where no row of it was read.</summary>
    public static async Task<QualityView?> ViewAsync(HubSession session, Guid agencyId, long submissionId)
        => await FindAsync(session, agencyId, submissionId) is { } quality
            ? new(
                quality,
                await FieldsAsync(session, agencyId, submissionId),
                await ToMendAsync(session, agencyId, submissionId))
            : null;

    /// <summary>The quality of one submission; null where no row of it was read.</summary>
    public static Task<SubmissionQuality?> FindAsync(HubSession session, Guid agencyId, long submissionId)
        => session.Connection.QuerySingleOrDefaultAsync<SubmissionQuality?>(session.Command(
            """
            select submission_id, key, kind, title, period_from, period_until, status, rows_read, complete, complete_of, valid, valid_of,
                days_after_due, repeated, found, found_of
            from ingest.quality_measures
            where agency_id = @agencyId and submission_id = @submissionId
            """,
            new { agencyId, submissionId }));

    /// <summary>Its columns in the order of the template.</summary>
    public static async Task<IReadOnlyList<FieldQuality>> FieldsAsync(HubSession session, Guid agencyId, long submissionId)
        => (await session.Connection.QueryAsync<FieldQuality>(session.Command(
            """
            select f.title, f.is_needed, f.is_sent, f.filled_cells as filled, f.usable_cells as usable,
                coalesce(s.rows_read, 0)::bigint as rows
            from ingest.field_quality f
            join ingest.submissions s using (submission_id)
            where f.agency_id = @agencyId and f.submission_id = @submissionId
            order by f.ordinal
            """,
            new { agencyId, submissionId }))).AsList();

    /// <summary>What an agency's returns of each kind were like: those that stand, oldest period first within a kind.</summary>
    public static async Task<IReadOnlyList<SubmissionQuality>> OverTimeAsync(HubSession session, Guid agencyId, DateOnly since)
        => (await session.Connection.QueryAsync<SubmissionQuality>(session.Command(
            """
            select submission_id, key, kind, title, period_from, period_until, status, rows_read, complete, complete_of, valid, valid_of,
                days_after_due, repeated, found, found_of
            from ingest.quality_measures
            where agency_id = @agencyId and period_until > @since and status = any (@Counting)
            order by kind, period_from, submission_id
            """,
            new { agencyId, since, Counting = SubmissionStatus.Counting.ToArray() }))).AsList();

    /// <summary>What to mend first in the next file; null where nothing was wrong.</summary>
    public static Task<ToMend?> ToMendAsync(HubSession session, Guid agencyId, long submissionId)
        => session.Connection.QueryFirstOrDefaultAsync<ToMend?>(session.Command(
            """
            select rule, message, fix, row_count as rows
            from ingest.problem_counts
            where agency_id = @agencyId and submission_id = @submissionId and severity in ('error', 'warning')
            order by severity, row_count desc, ordinal
            limit 1
            """,
            new { agencyId, submissionId }));
}
