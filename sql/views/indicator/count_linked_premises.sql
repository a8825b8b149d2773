-- Its functions come after it in the order of names.
set local check_function_bodies = off;

-- Counts the premises of a run's period once each, by area and the agencies that know them. Of an event counts the month in which it
-- begins; of a register (p_stock) each agency's last return. Premises stand in the area of the newest record that has one.
create or replace function indicator.count_linked_premises(p_run bigint, p_agencies uuid[], p_kinds text[], p_stock boolean[]) returns void
    language sql
    set jit = off
    as $$
    with run as materialized (
        select area_kind, period_from, period_until from indicator.runs where run_id = p_run
    ),
    parts as (
        select p.agency_id, p.kind, p.is_stock from unnest(p_agencies, p_kinds, p_stock) as p (agency_id, kind, is_stock)
    ),
    uses as materialized (
        select p.is_stock, s.submission_id, s.period_from, s.period_until
        from (select distinct kind, is_stock from parts) k
        cross join lateral indicator.period_uses(p_run, k.kind, k.is_stock) u
        join parts p on p.kind = k.kind and p.agency_id = u.agency_id
        join ingest.submissions s on s.submission_id = u.submission_id
        where u.series = 'period'
    ),
    places as materialized (
        select p.place_kind, p.place, p.code, p.profile_area_id
        from indicator.run_places(p_run) p where p.level = (select area_kind from run)
    ),
    premises as (
        select array_agg(distinct l.agency_id order by l.agency_id) as agencies,
            (array_agg(p.code order by e.starts desc, l.record_id desc) filter (where p.code is not null))[1] as code,
            (array_agg(p.profile_area_id order by e.starts desc, l.record_id desc) filter (where p.code is not null))[1] as profile_area_id,
            bit_xor(hashtextextended(concat_ws(':', l.record_id, l.cluster_id, l.agency_id), 0)) as mark
        from uses u
        join person.link_records l on l.submission_id = u.submission_id and l.subject = 'premises'
        join ingest.source_records r on r.submission_id = l.submission_id and r.row_number = l.row_number
        cross join lateral (
            select case when u.is_stock then u.period_from else coalesce(r.event_from, u.period_from) end as starts,
                case when u.is_stock or r.event_from is null then u.period_until else r.event_until end as ends
        ) e
        cross join run
        left join places p on p.place_kind = indicator.place_kind(r.place_precision) and p.place = coalesce(r.lsoa21, r.place_code)
        where run.period_from <= e.starts and e.starts < run.period_until
            and (e.ends <= run.period_until or r.date_precision in ('day', 'month'))
        group by l.cluster_id
    )
    insert into indicator.linked_people (run_id, category, code, profile_area_id, agencies, people, mark)
    select p_run, 'premises', code, profile_area_id, agencies, count(*), bit_xor(mark)
    from premises
    where code is not null
    group by code, profile_area_id, agencies
    $$;
