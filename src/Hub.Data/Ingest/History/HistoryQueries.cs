using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.History;

/// <summary>An earlier return that stands.</summary>
internal sealed record EarlierReturn(long SubmissionId, int RowsAccepted, int RowsPlaced, int RowsOutside, int RowsUnplaced);

/// <summary>A figure of one return.</summary>
internal sealed record ReturnFigure(long SubmissionId, string Field, double Value);

/// <summary>A value of a code list in a return that no earlier one had.</summary>
internal sealed record NewCode(string Field, string Code, long Rows);

/// <summary>Reads of an agency's own earlier returns of a kind, and of the rows that a load has just written.</summary>
internal static class HistoryQueries
{
    /// <summary>The newest returns of earlier periods that stand.</summary>
    public static async Task<IReadOnlyList<EarlierReturn>> EarlierAsync(HubSession session, SubmissionRow submission, int most)
        => (await session.Connection.QueryAsync<EarlierReturn>(session.Command(
            """
            select submission_id, rows_accepted, rows_placed, rows_outside, rows_unplaced from ingest.submissions
            where agency_id = @AgencyId and kind = @Kind and status = any (@Counting) and period_until <= @PeriodFrom
                and period_until - period_from between (@PeriodUntil - @PeriodFrom) - 5 and (@PeriodUntil - @PeriodFrom) + 5
                and not is_nil and not is_partial and rows_accepted > 0
            order by period_from desc limit @most
            """,
            new
            {
                submission.AgencyId, submission.Kind, submission.PeriodFrom, submission.PeriodUntil, most,
                Counting = SubmissionStatus.Counting.ToArray(),
            }))).AsList();

    /// <summary>The sum of the measure of each return.</summary>
    public static async Task<IReadOnlyList<ReturnFigure>> MeasuresAsync(HubSession session, long[] submissions)
        => (await session.Connection.QueryAsync<ReturnFigure>(session.Command(
            """
            select submission_id, '' as field, coalesce(sum(measure), 0)::float8 as value
            from ingest.source_records where submission_id = any (@submissions) group by submission_id
            """,
            new { submissions }))).AsList();

    /// <summary>The share of rows of each return in which each field is empty, 0 to 1.</summary>
    public static async Task<IReadOnlyList<ReturnFigure>> EmptyAsync(HubSession session, long[] submissions, string[] fields)
        => (await session.Connection.QueryAsync<ReturnFigure>(session.Command(
            """
            select r.submission_id, f.name as field, avg(case when r.fields ? f.name then 0 else 1 end)::float8 as value
            from ingest.source_records r cross join unnest(@fields) f (name)
            where r.submission_id = any (@submissions)
            group by r.submission_id, f.name
            order by r.submission_id, f.name
            """,
            new { submissions, fields }))).AsList();

    /// <summary>Values of code lists in a return that none of the others has.</summary>
    public static async Task<IReadOnlyList<NewCode>> NewCodesAsync(
        HubSession session, long submissionId, long[] earlier, string[] fields)
        => (await session.Connection.QueryAsync<NewCode>(session.Command(
            """
            with own as (
                select f.name as field, r.fields ->> f.name as code, count(*) as rows
                from ingest.source_records r cross join unnest(@fields) f (name)
                where r.submission_id = @submissionId and jsonb_typeof(r.fields -> f.name) = 'string'
                group by 1, 2
            )
            select o.field, o.code, o.rows from own o
            where not exists (
                select from ingest.source_records e
                where e.submission_id = any (@earlier) and e.fields ->> o.field = o.code)
            order by o.field, o.code
            """,
            new { submissionId, earlier, fields }))).AsList();
}
