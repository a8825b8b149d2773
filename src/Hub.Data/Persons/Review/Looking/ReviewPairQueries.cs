using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review.Looking;

/// <summary>A pair as it stands in the queue.</summary>
internal sealed record ReviewPairRow(
    Guid PairId, string Subject, Guid LeftAgency, Guid RightAgency, string LeftKind, string RightKind, byte[] LeftKey, byte[] RightKey,
    float Weight, string Parts, bool IsLinked, string Why, int ClusterSize, int LeftSize, int RightSize, int Effect,
    string[] EffectWords);

/// <summary>One record of a pair, still sealed.</summary>
internal sealed record SealedRecord(
    bool IsLeft, string Agency, string Agreement, bool MaySee, string[]? Allowed, string Kind, int KindVersion, DateOnly? EventFrom,
    string? Sex, long SubmissionId, int RowNumber, string KeyId, byte[] SealedKey, byte[] Sealed);

/// <summary>A decision about two records, as a list shows it.</summary>
/// <param name="IsAgreed">Whether a second person has agreed, where one is needed.</param>
public sealed record ReviewDecision(
    Guid DecisionId, string Answer, string Reason, DateTimeOffset DecidedAt, Guid DecidedBy, Guid DecidedFor, string Agency,
    string LeftAgency, string RightAgency, string LeftKind, string RightKind, int ClusterSize, bool NeedsSecond, bool IsAgreed,
    DateTimeOffset? SecondAt, DateTimeOffset? UndoneAt, string? UndoneReason, bool IsReplaced, Guid? PairId)
{
    /// <summary>Whether it holds, or will once agreed.</summary>
    public bool Stands => UndoneAt is null && !IsReplaced;
}

/// <summary>Reads for the pages of review, within the session's scope.</summary>
internal static class ReviewPairQueries
{
    public static Task<ReviewPairRow?> FindAsync(HubSession session, Guid pairId)
        => session.Connection.QuerySingleOrDefaultAsync<ReviewPairRow?>(session.Command(
            """
            select pair_id, subject, left_agency, right_agency, left_kind, right_kind, left_key, right_key, weight, parts, is_linked, why,
                cluster_size, left_size, right_size, effect, effect_words
            from person.review_pairs where pair_id = @pairId
            """,
            new { pairId }));

    /// <summary>The two records of a pair; the database leaves the event LinkPairViewed. Fewer than two where one is gone.</summary>
    public static async Task<IReadOnlyList<SealedRecord>> OpenAsync(HubSession session, Guid pairId)
        => (await session.Connection.QueryAsync<SealedRecord>(session.Command(
            """
            select is_left, agency, agreement, may_see, allowed, kind, kind_version, event_from, sex, submission_id, row_number, key_id,
                sealed_key, sealed
            from person.open_review_pair(@pairId, @ActingFor)
            order by is_left desc
            """,
            new { pairId, session.Scope.ActingFor }))).AsList();

    public static async Task<(long Decisions, DateTimeOffset? Newest)> ConflictsAsync(HubSession session, Guid pairId)
        => await session.Connection.QuerySingleOrDefaultAsync<(long, DateTimeOffset?)>(session.Command(
            "select decisions, newest from person.conflicting_decisions(@pairId)", new { pairId }));

    /// <summary>Decisions, newest first: about one pair, those that wait for a second person, or all. At most 200.</summary>
    public static async Task<IReadOnlyList<ReviewDecision>> DecisionsAsync(
        HubSession session, string subject, Guid? pairId = null, bool isWaiting = false)
        => (await session.Connection.QueryAsync<ReviewDecision>(session.Command(
            """
            select d.decision_id, d.answer, d.reason, d.decided_at, d.decided_by, d.decided_for, f.name as agency, a.name as left_agency,
                b.name as right_agency, d.left_kind, d.right_kind, d.cluster_size, d.needs_second, d.second_by is not null as is_agreed,
                d.second_at, d.undone_at, d.undone_reason, d.replaced_by is not null as is_replaced, p.pair_id
            from person.link_decisions d
            join access.agencies a on a.agency_id = d.left_agency
            join access.agencies b on b.agency_id = d.right_agency
            join access.agencies f on f.agency_id = d.decided_for
            left join lateral (select q.pair_id from person.review_pairs q
                where least(q.left_key, q.right_key) = d.left_key and greatest(q.left_key, q.right_key) = d.right_key
                limit 1) p on true
            where d.subject = @subject and (@pairId::uuid is null or p.pair_id = @pairId)
                and (not @isWaiting or (d.needs_second and d.second_by is null and d.undone_at is null and d.replaced_by is null))
            order by d.decided_at desc
            limit 200
            """,
            new { subject, pairId, isWaiting }))).AsList();
}
