using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Audit.Verification;

/// <summary>Events that no seal holds.</summary>
/// <param name="Count">How many.</param>
/// <param name="Oldest">When the oldest happened; null for none.</param>
/// <param name="Now">The database's clock.</param>
internal sealed record Remainder(long Count, DateTimeOffset? Oldest, DateTimeOffset Now);

/// <summary>Reads the record for verifying it; the caller's transaction sees one unchanging state of it.</summary>
internal static class VerifyQueries
{
    // A million rows are read and joined on the server; five minutes are ample for ten times that.
    private const int TimeoutSeconds = 3600;

    /// <summary>
    /// The whole chain in order, row by row: nothing is kept. Not a session's first command, which carries the scope in.
    /// </summary>
    public static IAsyncEnumerable<RecordRow> ChainAsync(HubSession session)
        => session.Connection.QueryUnbufferedAsync<RecordRow>(
            """
            select seal_number, sealed_at, event_count, previous_head, head, rule_version, keep_months, destroyed_at,
                destroyed_by_kind, destroyed_by_details, position, sealed_id, sealed_hash, event_id, kind, at, actor, actor_agency,
                purpose, outcome,
                subject_type, subject_id, agencies, agreements, details, content_hash
            from audit.chain
            order by seal_number, position
            """,
            commandTimeout: TimeoutSeconds);

    /// <summary>What no seal holds yet.</summary>
    public static Task<Remainder> RemainderAsync(HubSession session)
        => session.Connection.QuerySingleAsync<Remainder>(session.Command(
            """
            select count(*) as count, min(e.at) as oldest, clock_timestamp() as now
            from audit.events e
            where not exists (select from audit.sealed_events p where p.event_id = e.event_id)
            """,
            timeoutSeconds: TimeoutSeconds));

    /// <summary>Events that neither a seal holds nor the queue: they came in past the trigger, or were taken out of the queue.</summary>
    public static Task<IReadOnlyList<Guid>> StrayAsync(HubSession session, int atMost)
        => IdsAsync(
            session,
            """
            select e.event_id from audit.events e
            where not exists (select from audit.sealed_events p where p.event_id = e.event_id)
                and not exists (select from audit.unsealed u where u.event_id = e.event_id)
            order by e.event_id
            limit @atMost
            """,
            atMost);

    /// <summary>Events that wait to be sealed but are gone, or have another hash than they had when they were written.</summary>
    public static Task<IReadOnlyList<Guid>> WaitingButChangedAsync(HubSession session, int atMost)
        => IdsAsync(
            session,
            """
            select u.event_id from audit.unsealed u
            left join audit.events e using (event_id)
            where e.content_hash is distinct from u.content_hash
            order by u.event_id
            limit @atMost
            """,
            atMost);

    /// <summary>The unsealed events themselves, for their hashes. Not a session's first command.</summary>
    public static IAsyncEnumerable<RecordRow> UnsealedAsync(HubSession session)
        => session.Connection.QueryUnbufferedAsync<RecordRow>(
            """
            select 0::bigint as seal_number, e.at as sealed_at, ''::bytea as previous_head, ''::bytea as head, e.event_id, e.kind, e.at,
                e.actor, e.actor_agency, e.purpose, e.outcome, e.subject_type, e.subject_id, e.agencies, e.agreements, e.details,
                e.content_hash
            from audit.events e
            where not exists (select from audit.sealed_events p where p.event_id = e.event_id)
            order by e.event_id
            """,
            commandTimeout: TimeoutSeconds);

    /// <summary>Places in seals that do not exist.</summary>
    public static Task<IReadOnlyList<Guid>> PlacesWithoutSealAsync(HubSession session, int atMost)
        => IdsAsync(
            session,
            """
            select p.event_id from audit.sealed_events p
            where not exists (select from audit.seals s where s.seal_number = p.seal_number)
            order by p.event_id
            limit @atMost
            """,
            atMost);

    private static async Task<IReadOnlyList<Guid>> IdsAsync(HubSession session, string sql, int atMost)
        => (await session.Connection.QueryAsync<Guid>(session.Command(sql, new { atMost }, TimeoutSeconds))).AsList();
}
