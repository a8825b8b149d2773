-- The published values of one kind for every indicator of the run that asks for them: the single row of an area and period
-- whose dimensions match. A reason code stays a reason and never becomes zero; of two deliveries that hold the same area
-- and period the later one stands; several matching rows give no value, for adding them up could count the same thing twice.
create or replace function indicator.take_published(p_run bigint, p_kind text) returns void
    language sql
    set enable_nestloop = off
    set enable_mergejoin = off
    set jit = off
    as $$
    with run as (
        select submission_ids, period_until from indicator.runs where run_id = p_run
    ),
    matching as (
        select i.indicator, r.place_code, indicator.place_kind(r.place_precision) as place_kind,
            coalesce(r.event_from, s.period_from) as starts, coalesce(r.event_until, s.period_until) as ends,
            case jsonb_typeof(r.fields -> i.sums) when 'number' then (r.fields ->> i.sums)::numeric end as value,
            r.fields ->> i.sums as written,
            dense_rank() over (
                partition by i.indicator, r.place_code, coalesce(r.event_from, s.period_from),
                    coalesce(r.event_until, s.period_until)
                order by s.submission_id desc) as age
        from run
        join ingest.submissions s on s.submission_id = any (run.submission_ids) and s.kind = p_kind
        join ingest.source_records r on r.submission_id = s.submission_id
        join indicator.run_indicators i on i.run_id = p_run and i.kind = p_kind and i.aggregate = 'value'
        where indicator.row_matches(r.fields, i.filter)
    )
    insert into indicator.observations
        (run_id, indicator, level, code, profile_area_id, series, period_from, period_until, value, rows, reason)
    select p_run, m.indicator, m.place_kind, m.place_code, min(p.profile_area_id), 'published', m.starts, m.ends,
        case when count(*) = 1 then min(m.value) end, count(*),
        case when count(*) > 1 then 'several' when min(m.value) is null then coalesce(min(m.written), '') end
    from run
    join matching m on m.age = 1 and m.starts < run.period_until
    join indicator.run_places(p_run) p on p.place_kind = m.place_kind and p.place = m.place_code
        and p.level = m.place_kind and p.code = m.place_code
    group by m.indicator, m.place_kind, m.place_code, m.starts, m.ends
    $$;
