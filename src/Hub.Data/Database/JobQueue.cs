using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>
/// The dispatcher's side of <c>job.requests</c>. Every call commits by itself: handing over is never part of the work.
/// </summary>
public sealed class JobQueue(NpgsqlDataSource dataSource)
{
    /// <summary>Requests that may wait in the queue at once: beyond them the table is the better waiting room.</summary>
    public const int HandedAtMost = 32;

    /// <summary>
    /// Marks what is due as handed and returns it. Two requests for one subject are never handed together, and two dispatchers
    /// never hand the same row.
    /// </summary>
    public async Task<IReadOnlyList<long>> HandDueAsync(CancellationToken cancellationToken)
        => await QueryAsync(
            """
            with waiting as (
                select r.request_id from job.requests r
                where r.state in ('due', 'failed') and r.due_at <= now()
                    and not exists (
                        select from job.requests o
                        where o.kind = r.kind and o.subject_id = r.subject_id
                            and (o.state in ('handed', 'running')
                                or (o.state in ('due', 'failed') and o.due_at <= now() and o.request_id < r.request_id)))
                order by r.due_at, r.request_id
                limit greatest(0, @HandedAtMost - (select count(*) from job.requests where state = 'handed'))
                for update skip locked
            )
            update job.requests r set state = 'handed', handed_at = now()
            from waiting w where r.request_id = w.request_id
            returning r.request_id
            """,
            new { HandedAtMost },
            cancellationToken);

    /// <summary>
    /// Takes back what got lost: handed longer ago than <paramref name="handedFor"/>, or running although no living worker holds
    /// its lock. Returns what must be handed again.
    /// </summary>
    public async Task<IReadOnlyList<long>> HandLostAsync(TimeSpan handedFor, CancellationToken cancellationToken)
        => await QueryAsync(
            """
            update job.requests r set state = 'handed', handed_at = now()
            where (r.state = 'handed' and r.handed_at < now() - @handedFor)
                or (r.state = 'running' and not exists (
                    select from pg_locks l
                    where l.locktype = 'advisory' and l.granted
                        and l.database = (select oid from pg_database where datname = current_database())
                        and l.classid::bigint = (r.request_id >> 32) + @LockSpace and l.objid::bigint = r.request_id & 4294967295))
            returning r.request_id
            """,
            new { handedFor, JobClaim.LockSpace },
            cancellationToken);

    private async Task<IReadOnlyList<long>> QueryAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<long>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return rows.Order().ToList();
    }
}
