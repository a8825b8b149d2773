using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Requests;

/// <summary>Reads of requests: those of the scope's areas, and those that were sent to the scope's agency.</summary>
public static class DataRequestQueries
{
    private const int ListAtMost = 200;

    /// <summary>Requests of the scope's areas, open ones first, newest first.</summary>
    public static Task<IReadOnlyList<DataRequest>> InAreasAsync(HubSession session)
        => ListAsync(session, null, session.Scope.Areas);

    /// <summary>Requests that were sent to an agency, open ones first, newest first.</summary>
    public static Task<IReadOnlyList<DataRequest>> AskedOfAsync(HubSession session, Guid agencyId)
        => ListAsync(session, agencyId, []);

    /// <summary>One request of the scope's areas, or null.</summary>
    public static async Task<DataRequest?> FindInAreasAsync(HubSession session, Guid requestId)
        => await FindAsync(session, requestId) is { } request && session.Scope.Areas.Contains(request.ProfileAreaId) ? request : null;

    /// <summary>One request that was sent to an agency, or null.</summary>
    public static async Task<DataRequest?> FindAskedOfAsync(HubSession session, Guid agencyId, Guid requestId)
        => await FindAsync(session, requestId) is { SentAt: not null } request && request.PartnerId == agencyId ? request : null;

    private static Task<DataRequest?> FindAsync(HubSession session, Guid requestId)
        => session.Connection.QuerySingleOrDefaultAsync<DataRequest?>(session.Command(
            """
            select request_id, profile_area_id, area_name, partner_id, partner_name, kind, title, period_from, period_until, asked_by,
                asked_for, asker_name, body, agreement, due_on, state, sent_at, answer, answer_on, answer_text, answered_at, closed_at,
                closed_why
            from ingest.data_request_list
            where request_id = @requestId
            """,
            new { requestId }));

    private static async Task<IReadOnlyList<DataRequest>> ListAsync(HubSession session, Guid? partnerId, IReadOnlyList<long> areas)
        => (await session.Connection.QueryAsync<DataRequest>(session.Command(
            """
            select request_id, profile_area_id, area_name, partner_id, partner_name, kind, title, period_from, period_until, asked_by,
                asked_for, asker_name, body, agreement, due_on, state, sent_at, answer, answer_on, answer_text, answered_at, closed_at,
                closed_why
            from ingest.data_request_list
            where (partner_id = @partnerId and sent_at is not null) or profile_area_id = any (@Areas)
            order by state = 'closed', coalesce(sent_at, drafted_at) desc, request_id
            limit @ListAtMost
            """,
            new { partnerId, Areas = areas.ToArray(), ListAtMost }))).AsList();
}
