using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Decisions;

/// <summary>Reads and writes what meetings decided, within the areas of the session's scope.</summary>
public static class DecisionStore
{
    /// <summary>
    /// The decisions that page two of an area's profile lists: those still open and those of the twelve months before, newest
    /// meeting first, then by due date.
    /// </summary>
    /// <param name="session">A transaction that reaches the area.</param>
    /// <param name="profileAreaId">The area.</param>
    /// <param name="onOrBefore">Decisions of a later day are left out.</param>
    public static async Task<IReadOnlyList<MadeDecision>> MadeAsync(HubSession session, long profileAreaId, DateOnly onOrBefore)
        => [.. await session.Connection.QueryAsync<MadeDecision>(session.Command(
            """
            select d.decided_on, d.decision as text, d.finding, a.name as owner, d.due_on, d.status, d.outcome
            from profile.decisions d
            join access.agencies a on a.agency_id = d.owner_agency_id
            where d.profile_area_id = @profileAreaId and d.decided_on <= @onOrBefore
                and (d.status = 'open' or d.decided_on > @since)
            order by d.decided_on desc, d.due_on, d.decision_id
            """,
            new { profileAreaId, onOrBefore, since = onOrBefore.AddYears(-1) }))];
}
