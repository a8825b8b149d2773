using Dapper;
using Hub.Data.Database;
using Hub.Data.Persons.Review.Looking;

namespace Hub.Data.Persons.Review.Deciding;

/// <summary>A decision as the commands need it.</summary>
internal sealed record DecisionRow(
    Guid DecisionId, string Subject, Guid LeftAgency, Guid RightAgency, string Answer, Guid DecidedBy, bool NeedsSecond, Guid? SecondBy,
    DateTimeOffset? UndoneAt, Guid? ReplacedBy)
{
    public bool Stands => UndoneAt is null && ReplacedBy is null;
}

/// <summary>A new decision.</summary>
internal sealed record NewDecision(
    Guid DecisionId, ReviewPairRow Pair, string Answer, string Reason, int ClusterSize, bool NeedsSecond, Guid DecidedBy, Guid DecidedFor,
    DateTimeOffset DecidedAt);

/// <summary>Writes of decisions, within the session's scope: the policy lets a party to agreements of both agencies.</summary>
internal static class LinkDecisionWriteStore
{
    /// <summary>Writes a decision, which takes the place of the one that stood about the same two records.</summary>
    public static async Task InsertAsync(HubSession session, NewDecision decision)
    {
        var pair = decision.Pair;
        var isOrdered = pair.LeftKey.AsSpan().SequenceCompareTo(pair.RightKey) <= 0;
        await session.Connection.ExecuteAsync(session.Command(
            """
            update person.link_decisions set replaced_by = @DecisionId
            where left_key = @LeftKey and right_key = @RightKey and undone_at is null and replaced_by is null
            """,
            new
            {
                decision.DecisionId,
                LeftKey = isOrdered ? pair.LeftKey : pair.RightKey,
                RightKey = isOrdered ? pair.RightKey : pair.LeftKey,
            }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.link_decisions (decision_id, subject, left_key, right_key, left_agency, right_agency, left_kind, right_kind,
                answer, reason, weight, cluster_size, decided_by, decided_for, decided_at, needs_second)
            values (@DecisionId, @Subject, @LeftKey, @RightKey, @LeftAgency, @RightAgency, @LeftKind, @RightKind, @Answer, @Reason,
                @Weight, @ClusterSize, @DecidedBy, @DecidedFor, @DecidedAt, @NeedsSecond)
            """,
            new
            {
                decision.DecisionId, pair.Subject, decision.Answer, decision.Reason, pair.Weight, decision.ClusterSize,
                decision.DecidedBy, decision.DecidedFor, decision.DecidedAt, decision.NeedsSecond,
                LeftKey = isOrdered ? pair.LeftKey : pair.RightKey,
                RightKey = isOrdered ? pair.RightKey : pair.LeftKey,
                LeftAgency = isOrdered ? pair.LeftAgency : pair.RightAgency,
                RightAgency = isOrdered ? pair.RightAgency : pair.LeftAgency,
                LeftKind = isOrdered ? pair.LeftKind : pair.RightKind,
                RightKind = isOrdered ? pair.RightKind : pair.LeftKind,
            }));
    }

    public static Task<DecisionRow?> LockAsync(HubSession session, Guid decisionId)
        => session.Connection.QuerySingleOrDefaultAsync<DecisionRow?>(session.Command(
            """
            select decision_id, subject, left_agency, right_agency, answer, decided_by, needs_second, second_by, undone_at, replaced_by
            from person.link_decisions where decision_id = @decisionId for update
            """,
            new { decisionId }));

    /// <summary>Undoes a decision; the one whose place it took holds again.</summary>
    public static async Task UndoAsync(HubSession session, Guid decisionId, Guid by, string reason, DateTimeOffset now)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            update person.link_decisions set undone_by = @by, undone_at = @now, undone_reason = @reason where decision_id = @decisionId
            """,
            new { decisionId, by, reason, now }));
        await session.Connection.ExecuteAsync(session.Command(
            "update person.link_decisions set replaced_by = null where replaced_by = @decisionId and undone_at is null",
            new { decisionId }));
    }

    public static Task AgreeAsync(HubSession session, Guid decisionId, Guid by, Guid forAgency, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update person.link_decisions set second_by = @by, second_for = @forAgency, second_at = @now where decision_id = @decisionId
            """,
            new { decisionId, by, forAgency, now }));
}
