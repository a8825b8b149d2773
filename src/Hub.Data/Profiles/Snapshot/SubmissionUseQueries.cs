using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>One draft profile that rests on a submission.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="SnapshotId">The frozen profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="AreaKind">A word of the areas.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="CreatedAt">When it was frozen.</param>
/// <param name="Figures">How many of its figures are made of the submission's kind.</param>
public sealed record SubmissionUse(
    long SubmissionId, Guid SnapshotId, string AreaName, string AreaKind, DateOnly PeriodFrom, DateOnly PeriodUntil,
    DateTimeOffset CreatedAt, long Figures);

/// <summary>Drafts and documents that rest on a submission, older ones too.</summary>
internal sealed record RestingDrafts(long Drafts, long Documents);

/// <summary>
/// Which profiles an agency's returns went into: numbers and places, never a value. Asked through functions of the database, which
/// answer for the scope's own submissions only.
/// </summary>
public static class SubmissionUseQueries
{
    /// <summary>The newest draft of every area and period that rests on some submissions.</summary>
    public static async Task<IReadOnlyList<SubmissionUse>> OfAsync(HubSession session, long[] submissions)
        => (await session.Connection.QueryAsync<SubmissionUse>(session.Command(
            """
            select submission_id, snapshot_id, area_name, area_kind, period_from, period_until, created_at, figures
            from profile.uses_of(@submissions)
            """,
            new { submissions }))).AsList();

    internal static Task<RestingDrafts> RestingOnAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleAsync<RestingDrafts>(session.Command(
            "select drafts, documents from profile.resting_on(@submissionId)", new { submissionId }));
}
