using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest.Annotating;

/// <summary>Where a made copy is.</summary>
internal sealed record StoredCopy(string StoredName, byte[] SealedKey);

/// <summary>Copies of returns with what is wrong beside each row, within the session's scope.</summary>
public static class AnnotatedFileStore
{
    /// <summary>The copies of a submission, as they stand.</summary>
    public static async Task<IReadOnlyList<AnnotatedCopy>> ListAsync(HubSession session, long submissionId)
        => (await session.Connection.QueryAsync<AnnotatedCopy>(session.Command(
            """
            select form, row_choice, asked_at, made_at, size_bytes, problem
            from ingest.annotated_files where submission_id = @submissionId order by form, row_choice
            """,
            new { submissionId }))).AsList();

    /// <summary>Asks for a copy; one that was made before is made again.</summary>
    internal static Task AskAsync(HubSession session, long submissionId, AnnotatedForm form, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.annotated_files (submission_id, form, row_choice, agency_id, agreement_id, asked_at)
            select submission_id, @Form, @Rows, agency_id, agreement_id, @now
            from ingest.submissions where submission_id = @submissionId
            on conflict on constraint pk_annotated_files do update set asked_at = excluded.asked_at, made_at = null, problem = null
            """,
            new { submissionId, form.Form, form.Rows, now }));

    /// <summary>What was asked for and is not made.</summary>
    internal static async Task<IReadOnlyList<AnnotatedForm>> WaitingAsync(HubSession session, long submissionId)
        => (await session.Connection.QueryAsync<(string Form, string Rows)>(session.Command(
            """
            select form, row_choice as rows from ingest.annotated_files
            where submission_id = @submissionId and made_at is null order by form, row_choice
            """,
            new { submissionId }))).Select(row => new AnnotatedForm(row.Form, row.Rows)).ToList();

    /// <summary>Keeps where a copy is; its key goes under the submission's working key.</summary>
    internal static Task MadeAsync(
        HubSession session, WorkingSeal seal, long submissionId, AnnotatedForm form, StoredFile file, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.annotated_files
            set made_at = @now, stored_name = @StoredName, sealed_key = @Key, size_bytes = @Bytes, problem = null
            where submission_id = @submissionId and form = @Form and row_choice = @Rows
            """,
            new
            {
                submissionId, form.Form, form.Rows, now, file.StoredName, file.Bytes,
                Key = seal.Seal(file.StoredName, file.SealedKey),
            }));

    /// <summary>Says why a copy could not be made.</summary>
    internal static Task FailedAsync(HubSession session, long submissionId, AnnotatedForm form, string problem, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.annotated_files set made_at = @now, problem = @problem
            where submission_id = @submissionId and form = @Form and row_choice = @Rows
            """,
            new { submissionId, form.Form, form.Rows, problem, now }));

    /// <summary>A made copy; null where there is none.</summary>
    internal static Task<StoredCopy?> FindAsync(HubSession session, long submissionId, AnnotatedForm form)
        => session.Connection.QuerySingleOrDefaultAsync<StoredCopy>(session.Command(
            """
            select stored_name, sealed_key from ingest.annotated_files
            where submission_id = @submissionId and form = @Form and row_choice = @Rows
                and made_at is not null and sealed_key is not null and problem is null
            """,
            new { submissionId, form.Form, form.Rows }));
}
