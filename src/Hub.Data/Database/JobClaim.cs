using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>
/// One worker's hold on one request. It keeps a connection of its own, whose session lock tells every other worker that this one
/// lives: a killed process loses the connection and with it the lock, at once. Attempts and progress commit on that connection by
/// themselves; <see cref="FinishAsync"/> belongs to the work's transaction, <see cref="FailAsync"/> to one of its own.
/// </summary>
public sealed class JobClaim : IAsyncDisposable
{
    /// <summary>Upper half of the lock keys of requests, apart from every other advisory lock of the hub.</summary>
    internal const long LockSpace = 0x4A00_0000;

    private readonly NpgsqlConnection _connection;
    private readonly long _lockKey;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    private JobClaim(NpgsqlConnection connection, long lockKey, JobRequest request)
        => (_connection, _lockKey, Request) = (connection, lockKey, request);

    /// <summary>The request as it stands in this attempt.</summary>
    public JobRequest Request { get; }

    /// <summary>
    /// Begins an attempt: counts it and marks the request as running. Null when there is nothing to do: finished, parked, or in
    /// another living worker's hands.
    /// </summary>
    public static async Task<JobClaim?> TryTakeAsync(
        NpgsqlDataSource dataSource, long requestId, string worker, CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var key = (LockSpace << 32) + requestId;
        try
        {
            var free = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                "select pg_try_advisory_lock(@key)", new { key }, cancellationToken: cancellationToken));
            if (free)
            {
                var request = await connection.QuerySingleOrDefaultAsync<JobRequest>(new CommandDefinition(
                    """
                    update job.requests set state = 'running', attempts = attempts + 1, started_at = now(), worker = @worker
                    where request_id = @requestId and state in ('handed', 'running')
                    returning request_id, kind, subject_id, rule_version, asked_by_agency, asked_by, purpose, state, attempts, error
                    """,
                    new { requestId, worker }, cancellationToken: cancellationToken));
                if (request is not null)
                {
                    return new JobClaim(connection, key, request);
                }

                await UnlockAsync(connection, key);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>
    /// Marks the request as done in the transaction of its work. When another worker has meanwhile begun a later attempt (this one
    /// was cut off from the database), the work is refused and rolls back.
    /// </summary>
    /// <exception cref="InvalidOperationException">The claim is no longer this worker's.</exception>
    public async Task FinishAsync(HubSession session)
    {
        var count = await session.Connection.ExecuteAsync(session.Command(
            """
            update job.requests set state = 'done', finished_at = clock_timestamp(), error = null
            where request_id = @RequestId and state = 'running' and attempts = @Attempts
            """,
            new { Request.RequestId, Request.Attempts }));
        if (count != 1)
        {
            throw new InvalidOperationException("Another worker has taken over this request; the work of this attempt is undone.");
        }
    }

    /// <summary>Writes how far the work has come; seen by everyone at once.</summary>
    public Task ReportAsync(string stage, long done, long? total, CancellationToken cancellationToken)
        => ExecuteAsync(
            """
            insert into job.progress (request_id, stage, done, total) values (@RequestId, @stage, @done, @total)
            on conflict (request_id) do update
                set stage = excluded.stage, done = excluded.done, total = excluded.total, at = now()
            """,
            new { Request.RequestId, stage, done, total },
            cancellationToken);

    /// <summary>
    /// Records a failure: tried again after <paramref name="after"/>, or parked when that is null. In a transaction of its own, apart
    /// from the work's, which is undone. False when another worker has meanwhile begun a later attempt.
    /// </summary>
    public async Task<bool> FailAsync(HubSession session, string sentence, TimeSpan? after)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update job.requests
            set state = case when @after::interval is null then 'parked' else 'failed' end, error = @sentence,
                finished_at = now(),
                due_at = now() + coalesce(@after::interval, interval '0')
            where request_id = @RequestId and state = 'running' and attempts = @Attempts
            """,
            new { Request.RequestId, Request.Attempts, sentence, after })) == 1;

    /// <summary>
    /// Puts the work off: what it needs is not there, which is nobody's failure. Its attempts are counted anew, and
    /// <paramref name="sentence"/> says what it waits for.
    /// </summary>
    public Task PutOffAsync(string sentence, TimeSpan after, CancellationToken cancellationToken)
        => ExecuteAsync(
            """
            update job.requests
            set state = 'failed', attempts = 0, error = @sentence, finished_at = clock_timestamp(), due_at = clock_timestamp() + @after
            where request_id = @RequestId and state = 'running' and attempts = @Attempts
            """,
            new { Request.RequestId, Request.Attempts, sentence, after },
            cancellationToken);

    /// <summary>Gives the request back uncounted: the worker was told to stop, the work did not fail.</summary>
    public Task GiveBackAsync()
        => ExecuteAsync(
            """
            update job.requests set state = 'failed', attempts = attempts - 1, due_at = now()
            where request_id = @RequestId and state = 'running' and attempts = @Attempts
            """,
            new { Request.RequestId, Request.Attempts },
            CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await UnlockAsync(_connection, _lockKey);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }

        await _connection.DisposeAsync();
        _oneAtATime.Dispose();
    }

    private static Task<int> UnlockAsync(NpgsqlConnection connection, long key)
        => connection.ExecuteAsync(new CommandDefinition("select pg_advisory_unlock(@key)", new { key }));

    private async Task ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await _connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
