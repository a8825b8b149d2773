-- Its functions come after it in the order of names.
set local check_function_bodies = off;

-- The records of some clusters and the profile areas that decide who may review them: the kind of area of the newest figures, policing
-- areas where none were made yet, as they stood when the figures' period, or the newest return's, ended. Session scope applies.
create or replace function person.review_records(p_clusters bigint[])
    returns table (record_id bigint, cluster_record bigint, decision_key bytea, area_id bigint)
    language sql stable
    as $$
    with run as (
        (select r.area_kind, r.period_until from indicator.runs r
        where r.computed_at is not null order by r.period_until desc, r.computed_at desc limit 1)
        union all
        select 'lpa', max(s.period_until)
        from ingest.submissions s
        where (select true from person.link_records r where r.submission_id = s.submission_id limit 1)
        limit 1
    ),
    members as materialized (
        select m.record_id, m.cluster_record, m.decision_key, s.lsoa21, s.place_code, s.place_precision
        from (select distinct unnest(p_clusters) as cluster_record) c
        -- By index, record by record: few of many are asked about.
        cross join lateral (
            select r.record_id, r.cluster_record, r.decision_key, r.submission_id, r.row_number
            from person.link_records r where r.cluster_record = c.cluster_record offset 0) m
        cross join lateral (
            select r.lsoa21, r.place_code, r.place_precision
            from ingest.source_records r where r.submission_id = m.submission_id and r.row_number = m.row_number offset 0) s
    )
    select m.record_id, m.cluster_record, m.decision_key, coalesce(l.area_id, a.area_id, c.in_area_id)
    from run
    cross join members m
    left join area.lsoa_memberships l on l.lsoa21 = m.lsoa21 and l.kind = run.area_kind
        and l.valid_from < run.period_until and run.period_until <= l.valid_until
    left join area.areas a on m.lsoa21 is null and a.kind = run.area_kind and a.code = m.place_code
        and indicator.place_kind(m.place_precision) = run.area_kind
        and a.valid_from < run.period_until and run.period_until <= a.valid_until
    left join area.containments c on m.lsoa21 is null and c.kind = indicator.place_kind(m.place_precision)
        and c.code = m.place_code and c.in_kind = run.area_kind
        and c.valid_from < run.period_until and run.period_until <= c.valid_until
    $$;
revoke execute on function person.review_records(bigint[]) from public;
