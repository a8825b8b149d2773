-- Pairs that a person might be asked about, with their two records: those nearest to the threshold on either side, the weakest links
-- of clusters of some size, and links between clusters that an earlier "different" holds apart. Session scope applies.
create or replace function person.review_candidates(p_subject text, p_threshold real, p_limit int)
    returns table (left_record bigint, right_record bigint, weight real, why text, left_cluster bigint, right_cluster bigint,
        left_agency uuid, right_agency uuid, left_agreement uuid, right_agreement uuid, left_kind text, right_kind text,
        left_key bytea, right_key bytea)
    language sql stable
    as $$
    with models as materialized (
        select m.model_id from person.link_models m where m.subject = p_subject
    ),
    -- The nearest on each side, in the order of the index by weight, and of those the nearest.
    near as (
        select n.left_record, n.right_record
        from (
            (select l.left_record, l.right_record, l.weight
            from person.links l
            where l.weight >= p_threshold and l.weight <= p_threshold + 8 and l.model_id in (select m.model_id from models m)
            order by l.weight, l.left_record, l.right_record
            limit p_limit)
            union all
            (select l.left_record, l.right_record, l.weight
            from person.links l
            where l.weight < p_threshold and l.weight >= -8 and l.model_id in (select m.model_id from models m)
            order by l.weight desc, l.left_record, l.right_record
            limit p_limit)
        ) n
        order by abs(n.weight - p_threshold), n.left_record, n.right_record
        limit p_limit
    ),
    large as (
        select r.cluster_record, count(*) as records
        from person.link_records r
        where r.subject = p_subject
        group by r.cluster_record having count(*) >= 4
        order by count(*) desc, r.cluster_record
        limit 500
    ),
    weakest as (
        select l.left_record, l.right_record, c.records,
            row_number() over (partition by c.cluster_record order by l.weight, l.left_record, l.right_record) as place
        from large c
        -- From here down by index, record by record: few clusters are asked about, whatever the planner expects of a table just filled.
        cross join lateral (
            select r.record_id from person.link_records r where r.cluster_record = c.cluster_record offset 0) a
        cross join lateral (
            select k.left_record, k.right_record, k.weight from person.links k where k.left_record = a.record_id offset 0) l
        cross join lateral (
            select from person.link_records r
            where r.record_id = l.right_record and r.cluster_record = c.cluster_record offset 0) b
    ),
    apart as (
        select distinct least(a.cluster_record, b.cluster_record) as one, greatest(a.cluster_record, b.cluster_record) as other,
            d.left_key, d.right_key, d.weight
        from person.link_decisions d
        join person.link_records a on a.decision_key = d.left_key and a.subject = p_subject
        join person.link_records b on b.decision_key = d.right_key and b.subject = p_subject
        where d.subject = p_subject and d.answer = 'different' and d.undone_at is null and d.replaced_by is null
            and (not d.needs_second or d.second_by is not null) and a.cluster_record <> b.cluster_record
    ),
    against as (
        select l.left_record, l.right_record
        from apart d
        cross join lateral (
            select r.record_id, r.cluster_record, r.decision_key
            from person.link_records r where r.cluster_record in (d.one, d.other) offset 0) a
        cross join lateral (
            select k.left_record, k.right_record, k.weight
            from person.links k where k.left_record = a.record_id and k.weight >= p_threshold offset 0) l
        cross join lateral (
            select r.decision_key
            from person.link_records r
            where r.record_id = l.right_record and r.cluster_record in (d.one, d.other)
                and r.cluster_record <> a.cluster_record offset 0) b
        -- What was decided is asked again only where much more speaks against it than did then.
        where (least(a.decision_key, b.decision_key), greatest(a.decision_key, b.decision_key)) <> (d.left_key, d.right_key)
            or l.weight >= d.weight + 3
    ),
    wanted as (
        select distinct on (w.left_record, w.right_record) w.left_record, w.right_record, w.why
        from (
            select a.left_record, a.right_record, 'against_decision' as why, 1 as rank from against a
            union all
            select n.left_record, n.right_record, 'near_threshold', 3 from near n
            union all
            select k.left_record, k.right_record, case when k.records > 20 then 'large_cluster' else 'weak_bridge' end, 2
            from weakest k where k.place <= 3
        ) w
        order by w.left_record, w.right_record, w.rank
    )
    select w.left_record, w.right_record, l.weight, w.why, a.cluster_record, b.cluster_record, a.agency_id, b.agency_id,
        a.agreement_id, b.agreement_id, a.kind, b.kind, a.decision_key, b.decision_key
    from wanted w
    join person.links l on l.left_record = w.left_record and l.right_record = w.right_record
    join person.link_records a on a.record_id = w.left_record
    join person.link_records b on b.record_id = w.right_record
    $$;
revoke execute on function person.review_candidates(text, real, int) from public;
