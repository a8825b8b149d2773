using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Mapping;

/// <summary>By what a file is read.</summary>
/// <param name="Own">What a person said about this very file; null where nobody did.</param>
/// <param name="Remembered">What the agency's files of the kind are read by.</param>
/// <param name="Version">The version of <paramref name="Remembered"/>; null where there is none.</param>
internal sealed record AppliedReading(ReadingChoice? Own, ReadingChoice? Remembered, int? Version)
{
    /// <summary>The choice that the reader obeys; null where names and aliases are all there is.</summary>
    public ReadingChoice? Choice => Own ?? Remembered?.Remembered();

    /// <summary>The version that the submission carries: none while its own choice has not become one.</summary>
    public int? Carried => Own is null ? Version : null;
}

/// <summary>Choices of reading and the agency's mappings, within the session's scope.</summary>
internal static class ReadingStore
{
    private sealed record Mapping(int Version, string Choice);

    /// <summary>
    /// By what a submission is read: its own choice, else what its dry run was read by, else the agency's newest mapping of the
    /// kind. Every door reads by this, so the answers are the same.
    /// </summary>
    public static async Task<AppliedReading> ForAsync(HubSession session, SubmissionRow submission)
    {
        var own = await OwnAsync(session, submission.SubmissionId);
        var mapping = submission.Status == SubmissionStatus.Sent && own is null
            ? await OfDryRunAsync(session, submission)
            : await NewestAsync(session, submission.AgencyId, submission.Kind);
        return new AppliedReading(own, mapping is null ? null : ReadingChoice.Parse(mapping.Choice), mapping?.Version);
    }

    /// <summary>What a person said about one submission's file; null where nobody did.</summary>
    public static async Task<ReadingChoice?> OwnAsync(HubSession session, long submissionId)
        => await session.Connection.QuerySingleOrDefaultAsync<string>(session.Command(
            "select choice::text from ingest.reading_choices where submission_id = @submissionId", new { submissionId })) is { } choice
            ? ReadingChoice.Parse(choice)
            : null;

    /// <summary>An agency's mapping of a kind: the newest, or an older version; null where there is none.</summary>
    public static async Task<(ReadingChoice Choice, int Version)?> MappingAsync(
        HubSession session, Guid agencyId, string kind, int? version = null)
        => await FindAsync(session, agencyId, kind, version) is { } found ? (ReadingChoice.Parse(found.Choice), found.Version) : null;

    /// <summary>Keeps what a person says about a submission's file, in place of what was said before.</summary>
    public static Task ChooseAsync(HubSession session, long submissionId, ReadingChoice choice, string by, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.reading_choices (submission_id, agency_id, agreement_id, choice, chosen_by, chosen_at)
            select submission_id, agency_id, agreement_id, @Json::jsonb, @by, @now
            from ingest.submissions where submission_id = @submissionId
            on conflict on constraint pk_reading_choices
                do update set choice = excluded.choice, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
            """,
            new { submissionId, Json = choice.ToJson(), by, now }));

    /// <summary>
    /// Writes with a submission by which mapping it was read. Where its rows stand, a choice of its own becomes the agency's next
    /// version, if it says anything else than the newest.
    /// </summary>
    public static async Task RecordAsync(
        HubSession session, SubmissionRow submission, AppliedReading reading, bool stands, DateTimeOffset now)
    {
        var version = reading.Carried;
        if (stands && reading.Own is { } own)
        {
            version = await RememberAsync(session, submission, own.ForLaterFiles(), now);
        }

        await session.Connection.ExecuteAsync(session.Command(
            "update ingest.submissions set mapping_version = @version where submission_id = @SubmissionId",
            new { version, submission.SubmissionId }));
    }

    private static async Task<int?> RememberAsync(HubSession session, SubmissionRow submission, ReadingChoice choice, DateTimeOffset now)
    {
        // Two returns of one kind may be accepted at once: their versions come one after the other.
        await session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended(@Key, 0))",
            new { Key = $"ingest mapping {submission.AgencyId:N} {submission.Kind}" }));
        var newest = await NewestAsync(session, submission.AgencyId, submission.Kind);
        if ((newest is null ? new ReadingChoice() : ReadingChoice.Parse(newest.Choice)).ToJson() == choice.ToJson())
        {
            return newest?.Version;
        }

        return await session.Connection.ExecuteScalarAsync<int>(session.Command(
            """
            insert into ingest.mappings (agency_id, kind, version, agreement_id, choice, submission_id, made_by, made_at)
            select @AgencyId, @Kind, @Version, @AgreementId, @Json::jsonb, c.submission_id, c.chosen_by, @now
            from ingest.reading_choices c where c.submission_id = @SubmissionId
            returning version
            """,
            new
            {
                submission.AgencyId, submission.Kind, Version = (newest?.Version ?? 0) + 1, submission.AgreementId, Json = choice.ToJson(),
                now, submission.SubmissionId,
            }));
    }

    private static Task<Mapping?> NewestAsync(HubSession session, Guid agencyId, string kind) => FindAsync(session, agencyId, kind, null);

    private static Task<Mapping?> FindAsync(HubSession session, Guid agencyId, string kind, int? version)
        => session.Connection.QuerySingleOrDefaultAsync<Mapping?>(session.Command(
            """
            select version, choice::text as choice from ingest.mappings
            where agency_id = @agencyId and kind = @kind and (@version::int is null or version = @version)
            order by version desc limit 1
            """,
            new { agencyId, kind, version }));

    /// <summary>A version that was accepted between the dry run and the decision changes nothing: what was shown is taken in.</summary>
    private static Task<Mapping?> OfDryRunAsync(HubSession session, SubmissionRow submission)
        => session.Connection.QuerySingleOrDefaultAsync<Mapping?>(session.Command(
            """
            select m.version, m.choice::text as choice
            from ingest.submissions s
            join ingest.mappings m on m.agency_id = s.agency_id and m.kind = s.kind and m.version = s.mapping_version
            where s.submission_id = @SubmissionId
            """,
            new { submission.SubmissionId }));
}
