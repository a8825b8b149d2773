using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review;

/// <summary>A pair of the queue: nothing of anybody.</summary>
public sealed record ReviewLine(
    Guid PairId, string LeftAgency, string RightAgency, string LeftKind, string RightKind, float Weight, bool IsLinked, string Why,
    int ClusterSize, int LeftSize, int RightSize, int Effect, string[] EffectWords);

/// <summary>The queue, within the session's scope: pairs whose agreements name the reviewer's agency, in their areas.</summary>
public static class ReviewQueueQueries
{
    /// <summary>Pairs to be decided, by consequence: what an answer can be expected to change of what is published.</summary>
    public static async Task<IReadOnlyList<ReviewLine>> WaitingAsync(HubSession session, string subject, int limit)
        => (await session.Connection.QueryAsync<ReviewLine>(session.Command(
            """
            select p.pair_id, a.name as left_agency, b.name as right_agency, coalesce(k.title, p.left_kind) as left_kind,
                coalesce(n.title, p.right_kind) as right_kind, p.weight, p.is_linked, p.why, p.cluster_size, p.left_size, p.right_size,
                p.effect, p.effect_words
            from person.review_pairs p
            join access.agencies a on a.agency_id = p.left_agency
            join access.agencies b on b.agency_id = p.right_agency
            left join lateral (select d.definition ->> 'title' as title from ingest.dataset_kinds d
                where d.kind = p.left_kind order by d.version desc limit 1) k on true
            left join lateral (select d.definition ->> 'title' as title from ingest.dataset_kinds d
                where d.kind = p.right_kind order by d.version desc limit 1) n on true
            where p.subject = @subject and not exists (select from person.link_decisions d
                where d.left_key = least(p.left_key, p.right_key) and d.right_key = greatest(p.left_key, p.right_key)
                    and d.undone_at is null and d.replaced_by is null
                    and (p.why <> 'against_decision' or d.decided_at >= p.made_at))
            order by p.expected desc, p.cluster_size desc, p.firmness, p.left_record, p.right_record
            limit @limit
            """,
            new { subject, limit }))).AsList();

    /// <summary>How many pairs wait for a decision.</summary>
    public static Task<long> CountAsync(HubSession session, string subject)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            select count(*) from person.review_pairs p
            where p.subject = @subject and not exists (select from person.link_decisions d
                where d.left_key = least(p.left_key, p.right_key) and d.right_key = greatest(p.left_key, p.right_key)
                    and d.undone_at is null and d.replaced_by is null
                    and (p.why <> 'against_decision' or d.decided_at >= p.made_at))
            """,
            new { subject }));
}
