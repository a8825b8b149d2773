-- The functions it calls come after it in the order of names.
set local check_function_bodies = off;

-- The accepted rows of one kind that count in one area in a run's period: those placed in it and those that touch it
-- (p_touched names the field that lists areas). A register (p_is_stock) states what stands, so the last return of each agency
-- in the period is taken. Session scope applies.
create or replace function indicator.rows_of_area(
    p_run bigint, p_kind text, p_level text, p_code text, p_touched text, p_is_stock boolean)
    returns table (agency text, event_from date, fields jsonb)
    language sql stable
    as $$
    with run as (
        select submission_ids, period_from, period_until from indicator.runs where run_id = p_run
    ),
    sent as (
        select s.submission_id, s.agency_id, s.period_from, s.period_until
        from run join ingest.submissions s on s.submission_id = any (run.submission_ids) and s.kind = p_kind
            and s.period_from < run.period_until and run.period_from < s.period_until
    ),
    chosen as (
        select submission_id, agency_id from sent where not p_is_stock
        union all
        (select distinct on (agency_id) submission_id, agency_id from sent where p_is_stock
        order by agency_id, period_until desc, submission_id desc)
    ),
    rows as materialized (
        select r.submission_id, r.row_number, a.name, r.event_from, r.fields, r.place_precision,
            case r.place_precision when 'touched' then coalesce(r.fields ->> p_touched, '[]')
                else coalesce(r.lsoa21, r.place_code) end as place
        from run
        cross join chosen c
        join ingest.source_records r on r.submission_id = c.submission_id
        join access.agencies a on a.agency_id = c.agency_id
        where p_is_stock or r.event_from is null or (run.period_from <= r.event_from and r.event_from < run.period_until)
    ),
    here as materialized (
        select 'touched' as place_kind, t.place
        from indicator.touched_places(p_run, array(select distinct place from rows where place_precision = 'touched')) t
        where t.level = p_level and t.code = p_code
        union
        select p.place_kind, p.place from indicator.run_places(p_run) p where p.level = p_level and p.code = p_code
    )
    select r.name, r.event_from, r.fields
    from rows r
    join here h on h.place = r.place
        and h.place_kind = case r.place_precision when 'touched' then 'touched' else indicator.place_kind(r.place_precision) end
    order by r.submission_id, r.row_number
    $$;
