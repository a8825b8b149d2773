using Dapper;

namespace Hub.Data.Database;

/// <summary>One request in the operator's list.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Kind">One of <see cref="JobKinds"/>.</param>
/// <param name="SubjectId">What it works on.</param>
/// <param name="AgencyName">In whose name it was asked; null for the hub itself.</param>
/// <param name="State">One of <see cref="JobStates"/>.</param>
/// <param name="Attempts">Begun runs.</param>
/// <param name="Error">The last failure in one sentence.</param>
/// <param name="Stage">What the worker is doing, in words; null before it begins.</param>
/// <param name="Done">Units done in this stage.</param>
/// <param name="Total">Units in this stage, where known.</param>
/// <param name="CreatedAt">When it was asked.</param>
/// <param name="DueAt">Its earliest start, or next try.</param>
/// <param name="FinishedAt">When it ended, or last failed.</param>
public sealed record JobLine(
    long RequestId, string Kind, string SubjectId, string? AgencyName, string State, int Attempts, string? Error, string? Stage, long? Done,
    long? Total, DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? FinishedAt);

/// <summary>Requests in one state.</summary>
public sealed record JobCount(string State, long Requests);

/// <summary>The operator's list of requests (capability 25.3).</summary>
public static class JobListQueries
{
    /// <summary>Lines on one page.</summary>
    public const int PageSize = 50;

    /// <summary>Requests in any of some states, newest first.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="states">Words of <see cref="JobStates"/>.</param>
    /// <param name="page">From 1.</param>
    public static async Task<IReadOnlyList<JobLine>> ListAsync(HubSession session, IReadOnlyCollection<string> states, int page)
        => (await session.Connection.QueryAsync<JobLine>(session.Command(
            """
            select r.request_id, r.kind, r.subject_id, a.name as agency_name, r.state, r.attempts, r.error, p.stage, p.done, p.total,
                r.created_at, r.due_at, r.finished_at
            from job.requests r
            left join job.progress p using (request_id)
            left join access.agencies a on a.agency_id = r.asked_by_agency
            where r.state = any (@States)
            order by r.request_id desc
            limit @PageSize offset @Offset
            """,
            new { States = states.ToArray(), PageSize, Offset = (page - 1) * PageSize }))).AsList();

    /// <summary>How many requests stand in each state.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountsAsync(HubSession session)
        => (await session.Connection.QueryAsync<JobCount>(session.Command(
            "select state, count(*) as requests from job.requests group by state")))
            .ToDictionary(row => row.State, row => row.Requests, StringComparer.Ordinal);
}
