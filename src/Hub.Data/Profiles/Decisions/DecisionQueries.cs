using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Decisions;

/// <summary>Reads of decisions for the pages, within some areas of the session's scope.</summary>
public static class DecisionQueries
{
    /// <summary>The most decisions that a page lists.</summary>
    public const int Most = 500;

    /// <summary>Decisions of some areas: open ones first by due date, then closed ones, newest meeting first.</summary>
    public static Task<IReadOnlyList<Decision>> ListAsync(HubSession session, IReadOnlyList<long> areas)
        => ReadAsync(session, areas, null);

    /// <summary>One decision in some areas, or null.</summary>
    public static async Task<Decision?> FindAsync(HubSession session, Guid decisionId, IReadOnlyList<long> areas)
        => (await ReadAsync(session, areas, decisionId)).SingleOrDefault();

    /// <summary>How many open decisions of some areas are due before a day.</summary>
    public static Task<int> OverdueAsync(HubSession session, IReadOnlyList<long> areas, DateOnly today)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            """
            select count(decision_id)::int from profile.decisions
            where profile_area_id = any (@Areas) and status = 'open' and due_on < @today
            """,
            new { Areas = areas.ToArray(), today }));

    /// <summary>
    /// Recommendations of the released profiles of some areas that no meeting has answered; one that an amendment repeats word for
    /// word is answered with the first.
    /// </summary>
    public static async Task<IReadOnlyList<WaitingRecommendation>> WaitingAsync(
        HubSession session, IReadOnlyList<long> areas, Guid? recommendationId = null)
        => (await session.Connection.QueryAsync<WaitingRecommendation>(session.Command(
            """
            select r.recommendation_id, r.profile_area_id, a.name as area_name, p.period_from, p.period_until, r.recommendation as text,
                r.finding, r.owner_agency_id, g.name as owner_name, r.due_on
            from profile.recommendations r
            join profile.publications p on p.publication_id = r.publication_id and p.status = 'released'
            join area.areas a on a.area_id = r.profile_area_id
            join access.agencies g on g.agency_id = r.owner_agency_id
            where r.profile_area_id = any (@Areas) and r.removed_at is null
                and (@recommendationId::uuid is null or r.recommendation_id = @recommendationId)
                and not exists (
                    select from profile.decisions d
                    join profile.recommendations o on o.recommendation_id = d.recommendation_id
                    where o.profile_area_id = r.profile_area_id and (o.recommendation_id = r.recommendation_id
                        or (o.recommendation = r.recommendation and o.due_on = r.due_on)))
            order by a.name, p.period_until desc, r.position, r.recommendation_id
            """,
            new { Areas = areas.ToArray(), recommendationId }))).AsList();

    private static async Task<IReadOnlyList<Decision>> ReadAsync(HubSession session, IReadOnlyList<long> areas, Guid? decisionId)
        => (await session.Connection.QueryAsync<Decision>(session.Command(
            """
            select d.decision_id, d.profile_area_id, a.name as area_name, d.decided_on, d.decision as text, d.finding, d.owner_agency_id,
                g.name as owner_name, d.due_on, d.status, d.outcome, d.answer, d.version,
                coalesce(r.display_name, 'the hub') as recorded_by_name, d.recorded_at, c.display_name as changed_by_name, d.changed_at
            from profile.decisions d
            join area.areas a on a.area_id = d.profile_area_id
            join access.agencies g on g.agency_id = d.owner_agency_id
            left join access.accounts r on r.account_id = d.recorded_by
            left join access.accounts c on c.account_id = d.changed_by
            where d.profile_area_id = any (@Areas) and (@decisionId::uuid is null or d.decision_id = @decisionId)
            order by (d.status = 'open') desc, case when d.status = 'open' then d.due_on end, d.decided_on desc, d.decision_id
            limit @Most
            """,
            new { Areas = areas.ToArray(), decisionId, Most }))).AsList();
}
