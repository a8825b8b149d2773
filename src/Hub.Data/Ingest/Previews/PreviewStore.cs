using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest.Previews;

/// <summary>Keeps what a person is shown of a file, sealed under the submission's working key.</summary>
internal static class PreviewStore
{
    /// <summary>The part that holds the first rows.</summary>
    public const string Rows = "rows";

    /// <summary>The part that holds values which no list knows.</summary>
    public const string Values = "values";

    /// <summary>The part that holds examples of what changes in the return whose place it takes.</summary>
    public const string Replacement = "replacement";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes a part in place of what was there.</summary>
    public static async Task KeepAsync<T>(
        HubSession session, WorkingKeyStore keys, SubmissionRow submission, string part, T content, DateTimeOffset now)
    {
        using var seal = await keys.OpenAsync(session, submission.SubmissionId);
        if (seal is null)
        {
            return;
        }

        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.previews (submission_id, part, agency_id, agreement_id, sealed, made_at)
            values (@SubmissionId, @part, @AgencyId, @AgreementId, @Sealed, @now)
            on conflict on constraint pk_previews
                do update set sealed = excluded.sealed, made_at = excluded.made_at, agreement_id = excluded.agreement_id
            """,
            new
            {
                submission.SubmissionId, part, submission.AgencyId, submission.AgreementId, now,
                Sealed = seal.Seal("preview " + part, JsonSerializer.SerializeToUtf8Bytes(content, Json)),
            }));
    }

    /// <summary>Reads a part; null where it was not made, or is gone.</summary>
    public static async Task<T?> ReadAsync<T>(HubSession session, WorkingKeyStore keys, long submissionId, string part)
        where T : class
    {
        var kept = await session.Connection.QuerySingleOrDefaultAsync<byte[]>(session.Command(
            "select sealed from ingest.previews where submission_id = @submissionId and part = @part", new { submissionId, part }));
        if (kept is null)
        {
            return null;
        }

        using var seal = await keys.OpenAsync(session, submissionId);
        return seal is null ? null : JsonSerializer.Deserialize<T>(seal.Open("preview " + part, kept), Json);
    }

    /// <summary>Removes what was kept of a submission.</summary>
    public static Task DeleteAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteAsync(session.Command(
            "delete from ingest.previews where submission_id = @submissionId", new { submissionId }));
}
