using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Deciding;

/// <summary>A submission as a decision on it needs it.</summary>
internal sealed record SubmissionToDecide(long SubmissionId, Guid AgencyId, Guid AgreementId, string Kind);

/// <summary>A return that nobody decided in time.</summary>
internal sealed record LeftSubmission(long SubmissionId, Guid AgencyId, Guid AgreementId, string Kind);

/// <summary>What became of it, and the files to remove when the transaction has ended.</summary>
internal sealed record Discarded(string Answer, string[] Files);

/// <summary>
/// Moves a return on, through the functions that are the portal's only way to do so. They answer "done" or a word for why not.
/// </summary>
internal static class DecisionStore
{
    public static Task<SubmissionToDecide?> FindAsync(HubSession session, Guid agencyId, Guid key)
        => session.Connection.QuerySingleOrDefaultAsync<SubmissionToDecide>(session.Command(
            """
            select submission_id, agency_id, agreement_id, kind from ingest.submissions
            where agency_id = @agencyId and submission_key = @key
            """,
            new { agencyId, key }));

    public static async Task<string> SendAsync(
        HubSession session, long submissionId, string decision, DateTimeOffset seenCheckedAt, DateTimeOffset now)
        => (await session.Connection.ExecuteScalarAsync<string>(session.Command(
            "select ingest.send_submission(@submissionId, @decision, @seenCheckedAt, @now)",
            new { submissionId, decision, seenCheckedAt, now })))!;

    public static async Task<string> CheckAgainAsync(HubSession session, long submissionId)
        => (await session.Connection.ExecuteScalarAsync<string>(session.Command(
            "select ingest.check_submission_again(@submissionId)", new { submissionId })))!;

    public static Task<Discarded> DiscardAsync(HubSession session, long submissionId, string why, DateTimeOffset now)
        => session.Connection.QuerySingleAsync<Discarded>(session.Command(
            "select answer, files from ingest.discard_submission(@submissionId, @why, @now)", new { submissionId, why, now }));

    /// <summary>Returns whose report nobody has answered since an instant, of the agencies in the scope.</summary>
    public static async Task<IReadOnlyList<LeftSubmission>> LeftSinceAsync(HubSession session, DateTimeOffset before, int most)
        => (await session.Connection.QueryAsync<LeftSubmission>(session.Command(
            """
            select submission_id, agency_id, agreement_id, kind from ingest.submissions
            where status = 'checked' and greatest(received_at, checked_at, changed_at) < @before
            order by submission_id limit @most
            for update skip locked
            """,
            new { before, most }))).AsList();
}
