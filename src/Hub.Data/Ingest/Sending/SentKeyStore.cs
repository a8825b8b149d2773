using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Sending;

/// <summary>What a key that a system chose stands for.</summary>
public abstract record SentKey
{
    private SentKey()
    {
    }

    /// <summary>It is new, and now this request's.</summary>
    public sealed record Begun : SentKey;

    /// <summary>Another request with it is being worked on.</summary>
    public sealed record InHand : SentKey;

    /// <summary>A request with it was answered.</summary>
    /// <param name="RequestSha256">Hash of that request.</param>
    /// <param name="Status">HTTP status of the answer.</param>
    /// <param name="Answer">Its body, as JSON.</param>
    public sealed record Answered(byte[] RequestSha256, int Status, string Answer) : SentKey;
}

/// <summary>
/// The keys by which systems tell a repeated request from a new one. An answer is kept for <see cref="Kept"/>; what was begun and
/// never ended, because its portal was stopped, is free again after <see cref="InHandAtMost"/>. Within the session's scope.
/// </summary>
public static class SentKeyStore
{
    /// <summary>How long a key gives the same answer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>How long a request without an end keeps its key.</summary>
    public static readonly TimeSpan InHandAtMost = TimeSpan.FromMinutes(10);

    private sealed record Row(byte[]? RequestSha256, int? AnswerStatus, string? Answer);

    /// <summary>Takes the key for this request, or says what it stands for. Of two at once one takes it.</summary>
    public static async Task<SentKey> BeginAsync(HubSession session, Guid clientId, Guid agencyId, byte[] key, DateTimeOffset now)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "delete from ingest.sent_keys where agency_id = @agencyId and expires_at <= @now", new { agencyId, now }));
        var begun = await session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.sent_keys (client_id, key_sha256, agency_id, begun_at, expires_at)
            values (@clientId, @key, @agencyId, @now, @Until)
            on conflict do nothing
            """,
            new { clientId, key, agencyId, now, Until = now + InHandAtMost }));
        if (begun == 1)
        {
            return new SentKey.Begun();
        }

        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(session.Command(
            "select request_sha256, answer_status, answer from ingest.sent_keys where client_id = @clientId and key_sha256 = @key",
            new { clientId, key }));
        return row is { RequestSha256: { } request, AnswerStatus: { } status, Answer: { } answer }
            ? new SentKey.Answered(request, status, answer)
            : new SentKey.InHand();
    }

    /// <summary>Keeps the answer.</summary>
    public static Task EndAsync(
        HubSession session, Guid clientId, byte[] key, byte[] request, int status, string answer, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.sent_keys
            set request_sha256 = @request, answer_status = @status, answer = @answer, expires_at = @Until
            where client_id = @clientId and key_sha256 = @key
            """,
            new { clientId, key, request, status, answer, Until = now + Kept }));

    /// <summary>Gives the key back: nothing was taken in, and the same request may come again.</summary>
    public static Task ReleaseAsync(HubSession session, Guid clientId, byte[] key)
        => session.Connection.ExecuteAsync(session.Command(
            "delete from ingest.sent_keys where client_id = @clientId and key_sha256 = @key and answer is null", new { clientId, key }));
}
