using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review;

/// <summary>What a person decided about two records and what holds now, by the records' decision keys.</summary>
/// <param name="LeftKey">The lower key.</param>
/// <param name="RightKey">The other key.</param>
/// <param name="IsSame">Whether they are one subject; otherwise they never meet.</param>
public sealed record StandingDecision(Guid DecisionId, byte[] LeftKey, byte[] RightKey, bool IsSame, DateTimeOffset DecidedAt);

/// <summary>Decisions about pairs of records, within the session's scope.</summary>
public static class LinkDecisionStore
{
    /// <summary>
    /// The decisions that constrain the clusters of a subject: neither undone nor replaced, agreed by a second person where they need
    /// one. "Not sure" constrains nothing. Oldest first.
    /// </summary>
    public static async Task<IReadOnlyList<StandingDecision>> StandingAsync(HubSession session, string subject)
        => (await session.Connection.QueryAsync<StandingDecision>(session.Command(
            """
            select decision_id, left_key, right_key, answer = 'same' as is_same, decided_at from person.link_decisions
            where subject = @subject and answer <> 'not_sure' and undone_at is null and replaced_by is null
                and (not needs_second or second_by is not null)
            order by decided_at, decision_id
            """,
            new { subject }))).AsList();
}
