using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Audit.Sealing;

/// <summary>The end of the chain, and the database's clock.</summary>
/// <param name="Now">The clock.</param>
/// <param name="Number">The last seal; 0 before the first.</param>
/// <param name="Head">Its head; null before the first.</param>
internal sealed record ChainEnd(DateTimeOffset Now, long Number, byte[]? Head);

/// <summary>Reads what waits and writes the chain.</summary>
internal static class SealStore
{
    private const long LockKey = 0x4855_425F_5345_414C;

    /// <summary>Whether something waits and this transaction is the sealer until it ends.</summary>
    public static Task<bool> TryBeginAsync(HubSession session)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select exists (select from audit.unsealed) and pg_try_advisory_xact_lock(@LockKey)", new { LockKey }));

    /// <summary>
    /// Takes what waits, in the order of ids. An event that a seal holds already is taken and left out: it was put back by hand,
    /// and verifying will say so of whatever else was touched.
    /// </summary>
    public static async Task<IReadOnlyList<SealedEvent>> TakeWaitingAsync(HubSession session, int atMost)
    {
        var rows = await session.Connection.QueryAsync<(Guid EventId, byte[] ContentHash)>(session.Command(
            """
            with taken as (
                delete from audit.unsealed
                where event_id in (select event_id from audit.unsealed order by event_id limit @atMost)
                returning event_id, content_hash
            )
            select t.event_id, t.content_hash from taken t
            where not exists (select from audit.sealed_events p where p.event_id = t.event_id)
            order by t.event_id
            """,
            new { atMost }));
        return [.. rows.Select(row => new SealedEvent(row.EventId, row.ContentHash))];
    }

    /// <summary>Where the chain ends.</summary>
    public static Task<ChainEnd> LastAsync(HubSession session)
        => session.Connection.QuerySingleAsync<ChainEnd>(session.Command(
            """
            select clock_timestamp() as now, coalesce(s.seal_number, 0) as number, s.head
            from (select 1) as one
            left join (select seal_number, head from audit.seals order by seal_number desc limit 1) s on true
            """));

    /// <summary>Adds a link.</summary>
    public static Task AddAsync(HubSession session, Seal seal, byte[] previousHead, IReadOnlyList<SealedEvent> events)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into audit.seals (seal_number, sealed_at, event_count, previous_head, head)
            values (@Number, @SealedAt, @EventCount, @previousHead, @Head);
            insert into audit.sealed_events (seal_number, position, event_id, content_hash)
            select @Number, given.position, given.event_id, given.content_hash
            from unnest(@Ids::uuid[], @Hashes::bytea[]) with ordinality as given (event_id, content_hash, position)
            """,
            new
            {
                seal.Number,
                seal.SealedAt,
                seal.EventCount,
                previousHead,
                seal.Head,
                Ids = events.Select(e => e.EventId).ToArray(),
                Hashes = events.Select(e => e.ContentHash).ToArray(),
            }));

    /// <summary>Seals after one, in order, as they leave the database.</summary>
    public static async Task<IReadOnlyList<HeadLine>> AfterAsync(HubSession session, long number, int atMost)
        => (await session.Connection.QueryAsync<HeadLine>(session.Command(
            """
            select s.seal_number as number, s.sealed_at, s.event_count, s.head,
                coalesce((
                    select string_agg(encode(substring(p.content_hash for 4), 'hex'), '' order by p.position)
                    from audit.sealed_events p where p.seal_number = s.seal_number), '') as marks
            from audit.seals s
            where s.seal_number > @number
            order by s.seal_number
            limit @atMost
            """,
            new { number, atMost }))).AsList();

    /// <summary>The last seal that was sent to a place; 0 for none.</summary>
    public static Task<long> ExportedAsync(HubSession session, string target)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            "select coalesce((select seal_number from audit.head_exports where target = @target), 0)", new { target }));

    /// <summary>Keeps in mind what was sent to a place.</summary>
    public static Task SetExportedAsync(HubSession session, string target, long number)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into audit.head_exports (target, seal_number) values (@target, @number)
            on conflict (target) do update
                set seal_number = excluded.seal_number, exported_at = clock_timestamp()
                where head_exports.seal_number < excluded.seal_number
            """,
            new { target, number }));
}
