using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Reports;

/// <summary>
/// One agency's own submissions: the portal's pages and the API show the same. Row-level security shows no other agency's.
/// </summary>
public static class SubmissionQueries
{
    /// <summary>The longest page of a list.</summary>
    public const int PageAtMost = 100;

    private const int FirstRows = 10;

    private sealed record RowOfRule(string Rule, string? ColumnName, int RowNumber, string? Value);

    /// <summary>Submissions of an agency, newest first.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="agencyId">The agency.</param>
    /// <param name="kind">Of one kind; null is every kind.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">Submissions on one page, at most <see cref="PageAtMost"/>.</param>
    public static async Task<IReadOnlyList<SubmissionReport>> ListAsync(
        HubSession session, Guid agencyId, string? kind, int page, int size)
        => (await session.Connection.QueryAsync<SubmissionReport>(session.Command(
            """
            select submission_id, key, kind, title, kind_version, period_from, period_until, status, is_nil, is_partial, file_name,
                received_at, due_on, decided_at, rows_read, rows_accepted, rows_rejected, rows_warned, rows_placed, rows_outside,
                rows_unplaced, dropped_columns, refusal, door, is_decided_by_person, verdict, replaces, replaced_by
            from ingest.submission_reports
            where agency_id = @agencyId and (@kind::text is null or kind = @kind)
            order by submission_id desc
            limit @Size offset @Offset
            """,
            new { agencyId, kind, Size = Math.Clamp(size, 1, PageAtMost), Offset = (page - 1) * Math.Clamp(size, 1, PageAtMost) })))
            .AsList();

    /// <summary>How many there are.</summary>
    public static Task<int> CountAsync(HubSession session, Guid agencyId, string? kind)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            """
            select count(*)::int from ingest.submissions
            where agency_id = @agencyId and (@kind::text is null or kind = @kind)
            """,
            new { agencyId, kind }));

    /// <summary>One submission of an agency, or null.</summary>
    public static Task<SubmissionReport?> FindAsync(HubSession session, Guid agencyId, Guid key)
        => session.Connection.QuerySingleOrDefaultAsync<SubmissionReport>(session.Command(
            """
            select submission_id, key, kind, title, kind_version, period_from, period_until, status, is_nil, is_partial, file_name,
                received_at, due_on, decided_at, rows_read, rows_accepted, rows_rejected, rows_warned, rows_placed, rows_outside,
                rows_unplaced, dropped_columns, refusal, door, is_decided_by_person, verdict, replaces, replaced_by
            from ingest.submission_reports
            where agency_id = @agencyId and key = @key
            """,
            new { agencyId, key }));

    /// <summary>Whose a submission is, and its id in addresses; null where the scope sees no such submission.</summary>
    public static Task<(Guid AgencyId, Guid Key)?> OwnerAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleOrDefaultAsync<(Guid AgencyId, Guid Key)?>(session.Command(
            "select agency_id, submission_key from ingest.submissions where submission_id = @submissionId", new { submissionId }));

    /// <summary>What was wrong, by rule, errors first, without any value of a row.</summary>
    public static async Task<IReadOnlyList<ProblemGroup>> ProblemsAsync(HubSession session, Guid agencyId, long submissionId)
        => (await session.Connection.QueryAsync<ProblemGroup>(session.Command(
            """
            select ordinal, rule, column_name as column, severity, message, fix, row_count as rows, listed_count as listed
            from ingest.problem_counts
            where agency_id = @agencyId and submission_id = @submissionId
            order by array_position(array['error', 'warning', 'note'], severity), ordinal
            """,
            new { agencyId, submissionId }))).AsList();

    /// <summary>What is listed as wrong with one row, without its values.</summary>
    internal static async Task<IReadOnlyList<ProblemGroup>> OfRowAsync(HubSession session, Guid agencyId, long submissionId, int row)
        => (await session.Connection.QueryAsync<ProblemGroup>(session.Command(
            """
            select distinct 0 as ordinal, rule, column_name as column, severity, message, fix, 1::bigint as rows, 1 as listed
            from ingest.row_problems
            where agency_id = @agencyId and submission_id = @submissionId and row_number = @row
            order by severity, rule, column_name
            """,
            new { agencyId, submissionId, row }))).AsList();

    /// <summary>Listed rows of some rules, by row.</summary>
    internal static async Task<IReadOnlyList<(int Row, ProblemGroup Group)>> OfRulesAsync(
        HubSession session, long submissionId, IReadOnlyCollection<string> rules)
        => rules.Count == 0 ? [] : (await session.Connection.QueryAsync<ProblemGroup, int, (int, ProblemGroup)>(
            session.Command(
                """
                select 0 as ordinal, rule, column_name as column, severity, message, fix, 1::bigint as rows, 1 as listed, row_number
                from ingest.row_problems where submission_id = @submissionId and rule = any (@Rules)
                """,
                new { submissionId, Rules = rules.ToArray() }),
            (group, row) => (row, group),
            splitOn: "row_number")).AsList();

    /// <summary>Rows with an error or a warning that are listed one by one, in the order of the file.</summary>
    public static async Task<IReadOnlyList<int>> RowNumbersAsync(HubSession session, Guid agencyId, long submissionId, int most)
        => (await session.Connection.QueryAsync<int>(session.Command(
            """
            select distinct row_number from ingest.row_problems
            where agency_id = @agencyId and submission_id = @submissionId and severity <> 'note'
            order by row_number limit @most
            """,
            new { agencyId, submissionId, most }))).AsList();

    /// <summary>
    /// The same with the first rows of each rule, values included: a read of rows, for <see cref="ReadSubmissionProblems"/>.
    /// </summary>
    internal static async Task<IReadOnlyList<ListedProblem>> ListedAsync(HubSession session, Guid agencyId, long submissionId)
    {
        var groups = await ProblemsAsync(session, agencyId, submissionId);
        var rows = (await session.Connection.QueryAsync<RowOfRule>(session.Command(
            """
            select rule, column_name, row_number, value
            from (
                select rule, column_name, row_number, value,
                    row_number() over (partition by rule, column_name, message order by p.row_number) as place
                from ingest.row_problems p
                where agency_id = @agencyId and submission_id = @submissionId
            ) listed
            where place <= @FirstRows
            order by row_number
            """,
            new { agencyId, submissionId, FirstRows })))
            .ToLookup(row => (row.Rule, row.ColumnName), row => new ProblemRow(row.RowNumber, row.Value));
        return [.. groups.Select(group => new ListedProblem(group, [.. rows[(group.Rule, group.Column)].Take(FirstRows)]))];
    }
}
