using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Reports;

/// <summary>One return in the history of an agency.</summary>
/// <param name="SubmissionId">Its number.</param>
/// <param name="Key">Its id in addresses.</param>
/// <param name="Title">The kind in the sender's words.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">A word of <see cref="SubmissionStatus"/>.</param>
/// <param name="IsDecidedByPerson">Whether a person decides it after a dry run.</param>
/// <param name="Door">A word of <see cref="Doors"/>.</param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="RowsAccepted">Rows that stand; null until decided.</param>
/// <param name="RowsRejected">Rows that were left out.</param>
/// <param name="Sender">Who sent it, where it was a person of the agency that the reader may know.</param>
public sealed record HistoryLine(
    long SubmissionId, Guid Key, string Title, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, bool IsDecidedByPerson,
    string Door, DateTimeOffset ReceivedAt, int? RowsAccepted, int? RowsRejected, string? Sender);

/// <summary>What can be chosen in the filter of a history.</summary>
public sealed record HistoryChoice(string Kind, string Title);

/// <summary>Every version of every return of one agency. Row-level security shows no other agency's.</summary>
public static class HistoryQueries
{
    /// <summary>A page of the returns that the filter leaves, newest first.</summary>
    public static async Task<IReadOnlyList<HistoryLine>> ListAsync(
        HubSession session, Guid agencyId, HistoryFilter filter, int page, int size)
        => (await session.Connection.QueryAsync<HistoryLine>(session.Command(
            """
            select r.submission_id, r.key, r.title, r.period_from, r.period_until, r.status, r.is_decided_by_person, r.door, r.received_at,
                r.rows_accepted, r.rows_rejected, c.display_name as sender
            from ingest.submission_reports r
            join ingest.submissions s on s.submission_id = r.submission_id
            left join access.accounts c on c.account_id::text = coalesce(s.sent_by, s.asked_by)
            where r.agency_id = @agencyId and (@Kind::text is null or r.kind = @Kind) and (@Status::text is null or r.status = @Status)
                and (@Year::int is null or extract(year from r.period_from) = @Year)
            order by r.submission_id desc
            limit @size offset @Offset
            """,
            new { agencyId, filter.Kind, filter.Status, filter.Year, size, Offset = (page - 1) * size }))).AsList();

    /// <summary>How many the filter leaves.</summary>
    public static Task<int> CountAsync(HubSession session, Guid agencyId, HistoryFilter filter)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            """
            select count(*)::int from ingest.submissions
            where agency_id = @agencyId and (@Kind::text is null or kind = @Kind) and (@Status::text is null or status = @Status)
                and (@Year::int is null or extract(year from period_from) = @Year)
            """,
            new { agencyId, filter.Kind, filter.Status, filter.Year }));

    /// <summary>The kinds that the agency has sent, by title.</summary>
    public static async Task<IReadOnlyList<HistoryChoice>> KindsAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<HistoryChoice>(session.Command(
            """
            select kind, max(title) as title from ingest.submission_reports where agency_id = @agencyId group by kind order by 2
            """,
            new { agencyId }))).AsList();

    /// <summary>The years in which periods of the agency's returns begin, newest first.</summary>
    public static async Task<IReadOnlyList<int>> YearsAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<int>(session.Command(
            """
            select distinct extract(year from period_from)::int as year from ingest.submissions where agency_id = @agencyId order by 1 desc
            """,
            new { agencyId }))).AsList();
}
