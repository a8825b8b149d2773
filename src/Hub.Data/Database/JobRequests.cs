using Dapper;

namespace Hub.Data.Database;

/// <summary>A wish for work.</summary>
/// <param name="Kind">One of <see cref="JobKinds"/>.</param>
/// <param name="SubjectId">An id; never a name or a value.</param>
/// <param name="AskedBy">A person's id or a system actor.</param>
/// <param name="Purpose">Why, as a short phrase.</param>
/// <param name="AskedByAgency">The agency in whose name; null for the hub itself.</param>
/// <param name="RuleVersion">The version of the rule that the work follows.</param>
/// <param name="NotBefore">The earliest start; null is at once.</param>
public sealed record JobAsk(
    string Kind,
    string SubjectId,
    string AskedBy,
    string Purpose,
    Guid? AskedByAgency = null,
    int RuleVersion = 1,
    DateTimeOffset? NotBefore = null)
{
    /// <summary>How long to wait before it starts, by the database's clock; null is not at all.</summary>
    public TimeSpan? After { get; init; }
}

/// <summary>How far one request has come.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Kind">One of <see cref="JobKinds"/>.</param>
/// <param name="SubjectId">What it works on.</param>
/// <param name="State">One of <see cref="JobStates"/>.</param>
/// <param name="Attempts">Begun runs.</param>
/// <param name="Error">The last failure in one sentence.</param>
/// <param name="Stage">What the worker is doing, in words; null before it begins.</param>
/// <param name="Done">Units done in this stage.</param>
/// <param name="Total">Units in this stage, where known.</param>
public sealed record JobStatus(
    long RequestId, string Kind, string SubjectId, string State, int Attempts, string? Error, string? Stage, long? Done, long? Total)
{
    /// <summary>Whether it waits for something that is not there, rather than after a failure.</summary>
    public bool IsPutOff => State == JobStates.Failed && Attempts == 0 && Error is not null;
}

/// <summary>
/// Asking for work, in the transaction of the change that needs it: if that rolls back, nothing was asked. The dispatcher in
/// Hub.Jobs passes requests on; nobody else talks to its queue.
/// </summary>
public static class JobRequests
{
    /// <summary>The channel that wakes the dispatchers.</summary>
    public const string Channel = "hub_job_requests";

    /// <summary>
    /// Asks once: while an equal request (kind, subject, rule version) is still due, that one is returned. A request that
    /// arrives while an equal one runs is kept and runs after it.
    /// </summary>
    public static async Task<long> AskAsync(HubSession session, JobAsk ask)
    {
        var id = await session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            insert into job.requests (kind, subject_id, rule_version, asked_by_agency, asked_by, purpose, due_at)
            values (@Kind, @SubjectId, @RuleVersion, @AskedByAgency, @AskedBy, @Purpose,
                coalesce(@NotBefore, now() + coalesce(@After, interval '0')))
            on conflict (kind, subject_id, rule_version) where state = 'due'
                do update set due_at = least(requests.due_at, excluded.due_at)
            returning request_id
            """,
            ask));
        await session.Connection.ExecuteAsync(session.Command("select pg_notify(@Channel, '')", new { Channel }));
        return id;
    }

    /// <summary>Asks for what is wanted once in all: nothing happens when the same kind and subject was ever asked for.</summary>
    public static async Task AskOnceAsync(HubSession session, JobAsk ask)
    {
        // Two workers that ask at once take turns, or a request already handed on would be asked for again.
        await session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended(@Kind || ' ' || @SubjectId, 0))", ask));
        var wasAsked = await session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select exists (select from job.requests where kind = @Kind and subject_id = @SubjectId)", ask));
        if (!wasAsked)
        {
            await AskAsync(session, ask);
        }
    }

    /// <summary>Where the named requests stand, in the order asked.</summary>
    public static async Task<IReadOnlyList<JobStatus>> StatusAsync(HubSession session, IReadOnlyCollection<long> requestIds)
    {
        var rows = await session.Connection.QueryAsync<JobStatus>(session.Command(
            """
            select r.request_id, r.kind, r.subject_id, r.state, r.attempts, r.error, p.stage, p.done, p.total
            from job.requests r
            left join job.progress p using (request_id)
            where r.request_id = any (@Ids)
            order by r.request_id
            """,
            new { Ids = requestIds.ToArray() }));
        return rows.AsList();
    }

    /// <summary>Requests that are not done, oldest first, at most a thousand.</summary>
    public static async Task<IReadOnlyList<JobStatus>> OpenAsync(HubSession session)
        => (await session.Connection.QueryAsync<JobStatus>(session.Command(
            """
            select r.request_id, r.kind, r.subject_id, r.state, r.attempts, r.error, p.stage, p.done, p.total
            from job.requests r
            left join job.progress p using (request_id)
            where r.state <> 'done'
            order by r.request_id
            limit 1000
            """))).AsList();

    /// <summary>Requests of one kind that were asked after another request: what its work asked for in turn.</summary>
    public static async Task<IReadOnlyList<JobStatus>> AskedAfterAsync(HubSession session, string kind, long requestId)
        => (await session.Connection.QueryAsync<JobStatus>(session.Command(
            """
            select r.request_id, r.kind, r.subject_id, r.state, r.attempts, r.error, p.stage, p.done, p.total
            from job.requests r
            left join job.progress p using (request_id)
            where r.kind = @kind and (r.request_id > @requestId or r.state not in ('done', 'parked'))
            order by r.request_id
            """,
            new { kind, requestId }))).AsList();

    /// <summary>Puts a parked request back, its attempts counted anew. False when it is not parked.</summary>
    public static Task<bool> UnparkAsync(HubSession session, long requestId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command("select job.put_back(@requestId)", new { requestId }));
}
