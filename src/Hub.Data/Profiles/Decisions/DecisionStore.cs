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

    /// <summary>The decisions of an area that were taken after a day, newest meeting first.</summary>
    public static async Task<IReadOnlyList<MadeDecision>> SinceAsync(HubSession session, long profileAreaId, DateOnly after)
        => [.. await session.Connection.QueryAsync<MadeDecision>(session.Command(
            """
            select d.decided_on, d.decision as text, d.finding, a.name as owner, d.due_on, d.status, d.outcome
            from profile.decisions d
            join access.agencies a on a.agency_id = d.owner_agency_id
            where d.profile_area_id = @profileAreaId and d.decided_on > @after
            order by d.decided_on desc, d.due_on, d.decision_id
            """,
            new { profileAreaId, after }))];

    /// <summary>Adds a decision; false where its recommendation has been answered meanwhile.</summary>
    public static async Task<bool> AddAsync(HubSession session, NewDecision decision)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.decisions (decision_id, profile_area_id, decided_on, decision, finding, owner_agency_id, due_on, status,
                outcome, recommendation_id, answer, recorded_by, recorded_at)
            values (@DecisionId, @ProfileAreaId, @DecidedOn, @Text, @Finding, @OwnerAgencyId, @DueOn, @Status, @Outcome,
                @RecommendationId, @Answer, @RecordedBy, @RecordedAt)
            on conflict (recommendation_id) where recommendation_id is not null do nothing
            """,
            decision)) == 1;

    /// <summary>Writes an open decision again; false where it was changed or closed meanwhile.</summary>
    public static async Task<bool> ChangeAsync(
        HubSession session, Guid decisionId, int seenVersion, DecisionText text, Guid changedBy, DateTimeOffset changedAt)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.decisions set decided_on = @DecidedOn, decision = @Text, finding = @Finding, owner_agency_id = @OwnerAgencyId,
                due_on = @DueOn, version = version + 1, changed_by = @changedBy, changed_at = @changedAt
            where decision_id = @decisionId and version = @seenVersion and status = 'open'
            """,
            new { decisionId, seenVersion, text.DecidedOn, text.Text, text.Finding, text.OwnerAgencyId, text.DueOn, changedBy, changedAt }))
            == 1;

    /// <summary>Closes a decision, or says its outcome again; false where it was changed meanwhile.</summary>
    public static async Task<bool> CloseAsync(
        HubSession session, Guid decisionId, int seenVersion, string status, string outcome, Guid changedBy, DateTimeOffset changedAt)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.decisions set status = @status, outcome = @outcome, version = version + 1, changed_by = @changedBy,
                changed_at = @changedAt
            where decision_id = @decisionId and version = @seenVersion
            """,
            new { decisionId, seenVersion, status, outcome, changedBy, changedAt })) == 1;
}

/// <summary>A decision to be added.</summary>
/// <param name="DecisionId">Its identifier.</param>
/// <param name="ProfileAreaId">The area of the meeting.</param>
/// <param name="DecidedOn">The day of the meeting.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Finding">The finding that it answers.</param>
/// <param name="OwnerAgencyId">The agency that owns it.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Status">Open, or dropped for a recommendation that was declined.</param>
/// <param name="Outcome">Why it was declined; null while it is open.</param>
/// <param name="RecommendationId">The recommendation that it answers, or null.</param>
/// <param name="Answer">How it answers it, or null.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When.</param>
public sealed record NewDecision(
    Guid DecisionId,
    long ProfileAreaId,
    DateOnly DecidedOn,
    string Text,
    string Finding,
    Guid OwnerAgencyId,
    DateOnly DueOn,
    string Status,
    string? Outcome,
    Guid? RecommendationId,
    string? Answer,
    Guid RecordedBy,
    DateTimeOffset RecordedAt);
