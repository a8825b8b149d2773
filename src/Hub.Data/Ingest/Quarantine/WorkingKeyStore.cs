using System.Security.Cryptography;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>
/// Seals what is kept of a file only until its submission is decided: its first rows, corrections of cells, annotated copies.
/// Each submission has one key, made with its first use and wrapped by the master key; destroying it destroys them all.
/// </summary>
public sealed class WorkingKeyStore(QuarantineFolder folder, TimeProvider time)
{
    /// <summary>The seal of a submission that the session's scope sees, made where it has none; null once it was destroyed.</summary>
    public async Task<WorkingSeal?> OpenAsync(HubSession session, long submissionId)
    {
        if (await WrappedAsync(session, submissionId) is not { } key)
        {
            await MakeAsync(session, submissionId);
            key = await WrappedAsync(session, submissionId)
                ?? throw new InvalidOperationException($"Submission {submissionId} is not of an agency in the scope.");
        }

        return key.SealedKey is null ? null : new WorkingSeal(folder.Keys.Unwrap(key.SealedKey, BelongsTo(submissionId)), submissionId);
    }

    /// <summary>Destroys a submission's key, and so everything under it. Doing it twice does no harm.</summary>
    public Task DestroyAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.working_keys set sealed_key = null, destroyed_at = @Now
            where submission_id = @submissionId and destroyed_at is null
            """,
            new { submissionId, Now = time.GetUtcNow() }));

    private static string BelongsTo(long submissionId)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"working {submissionId}");

    private static Task<WrappedKey?> WrappedAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleOrDefaultAsync<WrappedKey?>(session.Command(
            "select submission_id, sealed_key from ingest.working_keys where submission_id = @submissionId", new { submissionId }));

    private async Task MakeAsync(HubSession session, long submissionId)
    {
        var key = RandomNumberGenerator.GetBytes(SealedFile.KeyBytes);
        try
        {
            // Two may make it at once: the first stays, and both read it back.
            await session.Connection.ExecuteAsync(session.Command(
                """
                insert into ingest.working_keys (submission_id, agency_id, agreement_id, sealed_key, created_at)
                select submission_id, agency_id, agreement_id, @Wrapped, @Now from ingest.submissions where submission_id = @submissionId
                on conflict do nothing
                """,
                new { submissionId, Wrapped = folder.Keys.Wrap(key, BelongsTo(submissionId)), Now = time.GetUtcNow() }));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private sealed record WrappedKey(long SubmissionId, byte[]? SealedKey);
}
