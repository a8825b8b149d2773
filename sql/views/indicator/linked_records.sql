-- Its functions come after it in the order of names.
set local check_function_bodies = off;

-- The linked records that count in a run's period, each with its category of person and its area. Of an event counts the month in
-- which it begins; of a register (p_stock) each agency's last return. The arrays hold one participant each: agency, kind, whether the
-- kind is a register, the category of all its rows or the field that says it. Without settings of its own, so that it is planned with
-- whatever reads it: a condition on clusters reaches the records.
create or replace function indicator.linked_records(
    p_run bigint, p_agencies uuid[], p_kinds text[], p_stock boolean[], p_values text[], p_fields text[])
    returns table (record_id bigint, cluster_record bigint, cluster_id uuid, agency_id uuid, category text, starts date, code text,
        profile_area_id bigint)
    language sql stable
    as $$
    with run as materialized (
        select area_kind, period_from, period_until from indicator.runs where run_id = p_run
    ),
    parts as (
        select p.agency_id, p.kind, p.is_stock, p.value, p.field
        from unnest(p_agencies, p_kinds, p_stock, p_values, p_fields) as p (agency_id, kind, is_stock, value, field)
    ),
    uses as materialized (
        select p.value, p.field, p.is_stock, s.submission_id, s.period_from, s.period_until
        from (select distinct kind, is_stock from parts) k
        cross join lateral indicator.period_uses(p_run, k.kind, k.is_stock) u
        join parts p on p.kind = k.kind and p.agency_id = u.agency_id
        join ingest.submissions s on s.submission_id = u.submission_id
        where u.series = 'period'
    ),
    places as materialized (
        select p.place_kind, p.place, p.code, p.profile_area_id
        from indicator.run_places(p_run) p where p.level = (select area_kind from run)
    )
    select l.record_id, l.cluster_record, l.cluster_id, l.agency_id,
        case coalesce(u.value, r.fields ->> u.field)
            when 'victim' then 'victim' when 'suspect' then 'suspected' when 'convicted' then 'suspected' else 'other'
        end,
        e.starts, p.code, p.profile_area_id
    from uses u
    join person.link_records l on l.submission_id = u.submission_id and l.subject = 'person'
    join ingest.source_records r on r.submission_id = l.submission_id and r.row_number = l.row_number
    cross join lateral (
        select case when u.is_stock then u.period_from else coalesce(r.event_from, u.period_from) end as starts,
            case when u.is_stock or r.event_from is null then u.period_until else r.event_until end as ends
    ) e
    cross join run
    left join places p on p.place_kind = indicator.place_kind(r.place_precision) and p.place = coalesce(r.lsoa21, r.place_code)
    where run.period_from <= e.starts and e.starts < run.period_until
        and (e.ends <= run.period_until or r.date_precision in ('day', 'month'))
    $$;
revoke execute on function indicator.linked_records(bigint, uuid[], text[], boolean[], text[], text[]) from public;
