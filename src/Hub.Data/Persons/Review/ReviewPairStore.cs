using System.Text.Json;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review;

/// <summary>A pair that a person might be asked about.</summary>
internal sealed record ReviewCandidate(
    long LeftRecord, long RightRecord, float Weight, string Why, long LeftCluster, long RightCluster, Guid LeftAgency, Guid RightAgency,
    Guid LeftAgreement, Guid RightAgreement, string LeftKind, string RightKind, byte[] LeftKey, byte[] RightKey);

/// <summary>A link between two records.</summary>
internal sealed record ReviewLink(long Left, long Right, float Weight);

/// <summary>A record of a cluster in question: the key that decisions about it hang on, and its profile area.</summary>
internal sealed record ReviewRecord(long Record, string Key, long? Area);

/// <summary>A pair of the queue as it is written; by the names of the columns.</summary>
internal sealed record QueuedPair(
    Guid PairId, long LeftRecord, long RightRecord, Guid LeftAgency, Guid RightAgency, Guid LeftAgreement, Guid RightAgreement,
    string LeftKind, string RightKind, bool IsLinked, string Why, int ClusterSize, int LeftSize, int RightSize, int Effect,
    IReadOnlyList<string> EffectWords, float Firmness, float Expected, IReadOnlyList<long> AreaIds);

/// <summary>What the queue is made from, and the queue itself: for the worker, over all agencies.</summary>
internal static class ReviewPairStore
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<IReadOnlyList<ReviewCandidate>> CandidatesAsync(HubSession session, LinkSubject subject)
        => (await session.Connection.QueryAsync<ReviewCandidate>(session.Command(
            """
            select left_record, right_record, weight, why, left_cluster, right_cluster, left_agency, right_agency, left_agreement,
                right_agreement, left_kind, right_kind, left_key, right_key
            from person.review_candidates(@subject, @Threshold, @limit)
            order by left_record, right_record
            """,
            new { subject = subject.Name, Threshold = (float)subject.Threshold, limit = subject.PairsForReview },
            timeoutSeconds: 300))).AsList();

    /// <summary>The records of some clusters, by the cluster, in the order of their arrival.</summary>
    public static async Task<ILookup<long, ReviewRecord>> RecordsAsync(HubSession session, long[] clusters)
        => (await session.Connection.QueryAsync<(long Record, long Cluster, byte[] Key, long? Area)>(session.Command(
            "select record_id, cluster_record, decision_key, area_id from person.review_records(@clusters) order by record_id",
            new { clusters },
            timeoutSeconds: 300)))
            .ToLookup(row => row.Cluster, row => new ReviewRecord(row.Record, Convert.ToHexString(row.Key), row.Area));

    /// <summary>Links within some clusters and from one of them to another, by the two clusters, the lower first.</summary>
    public static async Task<ILookup<(long, long), ReviewLink>> LinksAsync(HubSession session, long[] clusters)
        => (await session.Connection.QueryAsync<(long One, long Other, long Left, long Right, float Weight)>(session.Command(
            """
            select least(a.cluster_record, b.cluster_record), greatest(a.cluster_record, b.cluster_record),
                l.left_record, l.right_record, l.weight
            from unnest(@clusters) c (cluster_record)
            -- By index, record by record: few of many are asked about.
            cross join lateral (
                select r.record_id, r.cluster_record
                from person.link_records r where r.cluster_record = c.cluster_record offset 0) a
            cross join lateral (
                select k.left_record, k.right_record, k.weight from person.links k where k.left_record = a.record_id offset 0) l
            cross join lateral (
                select r.cluster_record from person.link_records r where r.record_id = l.right_record offset 0) b
            where b.cluster_record = any (@clusters)
            """,
            new { clusters },
            timeoutSeconds: 300)))
            .ToLookup(row => (row.One, row.Other), row => new ReviewLink(row.Left, row.Right, row.Weight));

    public static async Task<IReadOnlyDictionary<string, string>> TitlesAsync(HubSession session)
        => (await session.Connection.QueryAsync<(string Kind, string Title)>(session.Command(
            "select distinct on (kind) kind, definition ->> 'title' from ingest.dataset_kinds order by kind, version desc")))
            .ToDictionary(row => row.Kind, row => row.Title, StringComparer.Ordinal);

    /// <summary>Writes the queue; a pair that stays keeps its id, one that is no longer in question goes.</summary>
    public static async Task ReplaceAsync(HubSession session, string subject, IReadOnlyList<QueuedPair> pairs)
    {
        var json = JsonSerializer.Serialize(pairs, Snake);
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.review_pairs (pair_id, subject, left_record, right_record, left_agency, right_agency, left_agreement,
                right_agreement, left_kind, right_kind, left_key, right_key, weight, parts, is_linked, why, cluster_size, left_size,
                right_size, effect, effect_words, firmness, expected, area_ids, made_at)
            select p.pair_id, @subject, p.left_record, p.right_record, p.left_agency, p.right_agency, p.left_agreement,
                p.right_agreement, p.left_kind, p.right_kind, a.decision_key, b.decision_key, l.weight,
                person.link_parts(l.model_id, l.levels, l.bits), p.is_linked, p.why,
                p.cluster_size, p.left_size, p.right_size, p.effect, p.effect_words, p.firmness, p.expected, p.area_ids, now()
            from jsonb_populate_recordset(null::person.review_pairs, @json::jsonb) p
            join person.links l on l.left_record = p.left_record and l.right_record = p.right_record
            join person.link_records a on a.record_id = p.left_record
            join person.link_records b on b.record_id = p.right_record
            on conflict on constraint ux_review_pairs__records do update set weight = excluded.weight, parts = excluded.parts,
                is_linked = excluded.is_linked, why = excluded.why, cluster_size = excluded.cluster_size,
                left_size = excluded.left_size, right_size = excluded.right_size, effect = excluded.effect,
                effect_words = excluded.effect_words, firmness = excluded.firmness, expected = excluded.expected,
                area_ids = excluded.area_ids, made_at = excluded.made_at
            """,
            new { subject, json },
            timeoutSeconds: 300));
        await session.Connection.ExecuteAsync(session.Command(
            "delete from person.review_pairs where subject = @subject and made_at <> now()", new { subject }));
    }
}
