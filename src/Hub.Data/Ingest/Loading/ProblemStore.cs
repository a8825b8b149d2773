using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Checks;

namespace Hub.Data.Ingest.Loading;

/// <summary>Writes what was wrong with a submission: the true counts, and the first rows of each kind.</summary>
internal static class ProblemStore
{
    /// <summary>Writes a log; inserts go through the parent tables, whose policies hold.</summary>
    public static async Task WriteAsync(HubSession session, SubmissionRow submission, ProblemLog log)
    {
        await WriteCountsAsync(session, submission, log);
        foreach (var chunk in log.Listed.Chunk(2_000))
        {
            await WriteRowsAsync(session, submission, chunk);
        }
    }

    /// <summary>Takes away what an earlier check said.</summary>
    public static async Task ClearAsync(HubSession session, SubmissionRow submission)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "delete from ingest.row_problems where submission_id = @SubmissionId", new { submission.SubmissionId }));
        await session.Connection.ExecuteAsync(session.Command(
            "delete from ingest.problem_counts where submission_id = @SubmissionId", new { submission.SubmissionId }));
    }

    private static async Task WriteCountsAsync(HubSession session, SubmissionRow submission, ProblemLog log)
    {
        var ordinal = 0;
        foreach (var kind in log.Kinds.OrderBy(kind => kind.Severity).ThenByDescending(kind => kind.Count).Concat(log.Remarks))
        {
            await session.Connection.ExecuteAsync(session.Command(
                """
                insert into ingest.problem_counts (submission_id, agency_id, agreement_id, ordinal, rule, column_name, severity,
                    message, fix, row_count, listed_count)
                values (@SubmissionId, @AgencyId, @AgreementId, @ordinal, @Rule, @Column, @Severity, @Message, @Fix, @Count, @Listed)
                """,
                new
                {
                    submission.SubmissionId, submission.AgencyId, submission.AgreementId, ordinal = ++ordinal, kind.Rule, kind.Column,
                    Severity = Word(kind), kind.Message, kind.Fix, kind.Count, kind.Listed,
                }));
        }
    }

    private static Task<int> WriteRowsAsync(HubSession session, SubmissionRow submission, ListedProblem[] problems)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.row_problems (submission_id, agency_id, agreement_id, row_number, column_name, value, rule, severity,
                message, fix)
            select @SubmissionId, @AgencyId, @AgreementId, p.*
            from unnest(@Numbers, @Columns, @Values, @Rules, @Severities, @Messages, @Fixes) p
            """,
            new
            {
                submission.SubmissionId,
                submission.AgencyId,
                submission.AgreementId,
                Numbers = problems.Select(p => p.RowNumber).ToArray(),
                Columns = problems.Select(p => p.Kind.Column).ToArray(),
                Values = problems.Select(p => p.Value).ToArray(),
                Rules = problems.Select(p => p.Kind.Rule).ToArray(),
                Severities = problems.Select(p => Word(p.Kind)).ToArray(),
                Messages = problems.Select(p => p.Kind.Message).ToArray(),
                Fixes = problems.Select(p => p.Kind.Fix).ToArray(),
            }));

    private static string Word(ProblemKind kind) => kind.Severity.ToString().ToLowerInvariant();
}
