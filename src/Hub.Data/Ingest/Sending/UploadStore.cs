using System.Text.Json;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Sending;

/// <summary>A file that arrives in pieces.</summary>
internal sealed record UploadRow(
    Guid UploadId, string Declared, string FileName, long LengthBytes, byte[]? SealedKey, DateTimeOffset ExpiresAt, Guid? ResultKey)
{
    /// <summary>What was declared of it.</summary>
    public DeclaredReturn Declaration => JsonSerializer.Deserialize<DeclaredReturn>(Declared)!;
}

/// <summary>Writes and reads of <c>ingest.uploads</c>, within the session's scope.</summary>
internal static class UploadStore
{
    /// <summary>How many uploads a person has that are not whole.</summary>
    public static async Task<int> OpenAsync(HubSession session, Guid accountId, DateTimeOffset now)
    {
        // Two that are begun at once are counted one after the other.
        await session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended(@Key, 0))", new { Key = $"ingest uploads {accountId:N}" }));
        return await session.Connection.ExecuteScalarAsync<int>(session.Command(
            "select count(*)::int from ingest.uploads where account_id = @accountId and expires_at > @now and result_key is null",
            new { accountId, now }));
    }

    /// <summary>Begins one.</summary>
    public static Task InsertAsync(
        HubSession session, Guid id, Guid agencyId, Guid accountId, DeclaredReturn declared, string fileName, long length, byte[] sealedKey,
        DateTimeOffset now, DateTimeOffset expires)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.uploads (upload_id, agency_id, account_id, declared, file_name, length_bytes, sealed_key, begun_at,
                expires_at)
            values (@id, @agencyId, @accountId, @Declared::jsonb, @fileName, @length, @sealedKey, @now, @expires)
            """,
            new { id, agencyId, accountId, Declared = JsonSerializer.Serialize(declared), fileName, length, sealedKey, now, expires }));

    /// <summary>One of a person's own, that has not expired.</summary>
    public static Task<UploadRow?> FindAsync(HubSession session, Guid id, Guid agencyId, Guid accountId, DateTimeOffset now)
        => session.Connection.QuerySingleOrDefaultAsync<UploadRow?>(session.Command(
            """
            select upload_id, declared::text as declared, file_name, length_bytes, sealed_key, expires_at, result_key
            from ingest.uploads
            where upload_id = @id and agency_id = @agencyId and account_id = @accountId and expires_at > @now
            """,
            new { id, agencyId, accountId, now }));

    /// <summary>Keeps what became of it, without its key and the file's name.</summary>
    public static Task EndAsync(HubSession session, Guid id, Guid resultKey)
        => session.Connection.ExecuteAsync(session.Command(
            "update ingest.uploads set result_key = @resultKey, sealed_key = null, file_name = '' where upload_id = @id",
            new { id, resultKey }));

    /// <summary>Forgets it.</summary>
    public static Task DeleteAsync(HubSession session, Guid id)
        => session.Connection.ExecuteAsync(session.Command("delete from ingest.uploads where upload_id = @id", new { id }));

    /// <summary>Those whose time has passed; they are forgotten with this.</summary>
    public static async Task<IReadOnlyList<Guid>> ForgetExpiredAsync(HubSession session, DateTimeOffset now)
        => (await session.Connection.QueryAsync<Guid>(session.Command(
            "delete from ingest.uploads where expires_at <= @now returning upload_id", new { now }))).AsList();

    /// <summary>Which of these are still known.</summary>
    public static async Task<IReadOnlyList<Guid>> KnownAsync(HubSession session, IReadOnlyList<Guid> ids)
        => (await session.Connection.QueryAsync<Guid>(session.Command(
            "select upload_id from ingest.uploads where upload_id = any (@Ids) and result_key is null",
            new { Ids = ids.ToArray() }))).AsList();
}
