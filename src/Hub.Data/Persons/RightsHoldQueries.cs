using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons;

/// <summary>What keeps a submission's rows: open requests with a finding in it, and restrictions in force.</summary>
internal sealed record HeldRows(long Requests, long Restricted);

/// <summary>Reads what keeps rows, within the session's scope.</summary>
internal static class RightsHoldQueries
{
    public static Task<HeldRows> ReadAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleAsync<HeldRows>(session.Command(
            """
            select count(distinct r.request_id) filter (where r.status <> 'answered') as requests,
                count(distinct d.decision_id) filter (where d.outcome = 'restrict' and d.lifted_at is null) as restricted
            from person.rights_findings f
            join person.rights_requests r on r.request_id = f.request_id
            left join person.rights_decisions d on d.decision_id = f.decision_id
            where f.submission_id = @submissionId
            """,
            new { submissionId }));
}
