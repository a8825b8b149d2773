set local check_function_bodies = off;

-- Whole per cent as the screens say it: cut downwards, so that 100 means every one and 0 only none; null of nothing.
create or replace function ingest.whole_percent(p_part bigint, p_whole bigint)
    returns int
    language sql immutable strict
    set search_path = pg_catalog, pg_temp
    as $$
    select case when p_whole = 0 then null when p_part = 0 then 0 else greatest(1, p_part * 100 / p_whole)::int end
    $$;

-- How good the returns were that the agencies of the coverage board sent: the newest that stands, and the median of the last four,
-- in whole per cent cut downwards and in days after the due day cut to the later one. No number of rows and no value leaves.
create or replace function ingest.coverage_quality(p_on date, p_since date)
    returns table (agency_id uuid, kind text, period_from date, period_until date, measured int, complete int, complete_median int,
        valid int, valid_median int, days int, days_median int, single int, single_median int, placed int, placed_median int,
        is_nil boolean)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    perform set_config('hub.agencies', (select coalesce(string_agg(g.agency_id::text, ','), '') from access.agencies g), true);
    return query
        with newest as (
            select m.agency_id, m.kind, m.period_from, m.period_until,
                row_number() over (partition by m.agency_id, m.kind order by m.period_until desc, m.submission_id desc) as place,
                ingest.whole_percent(m.complete, m.complete_of) as complete,
                ingest.whole_percent(m.valid, m.valid_of) as valid,
                m.days_after_due as days,
                ingest.whole_percent(m.rows_read - m.repeated, m.rows_read) as single,
                ingest.whole_percent(m.found, m.found_of) as placed, m.is_nil
            from ingest.quality_measures m
            join ingest.required_sources r on r.agency_id = m.agency_id and r.kind = m.kind
            where m.agency_id in (select s.agency_id from ingest.served_in_scope(p_on) s)
                and (m.period_until > p_since or r.every = 'once')
                and m.status in ('accepted', 'accepted_with_warnings', 'partly_accepted'))
        select n.agency_id, n.kind, max(n.period_from) filter (where n.place = 1), max(n.period_until) filter (where n.place = 1),
            count(*)::int,
            max(n.complete) filter (where n.place = 1), floor(percentile_cont(0.5) within group (order by n.complete))::int,
            max(n.valid) filter (where n.place = 1), floor(percentile_cont(0.5) within group (order by n.valid))::int,
            max(n.days) filter (where n.place = 1), ceil(percentile_cont(0.5) within group (order by n.days))::int,
            max(n.single) filter (where n.place = 1), floor(percentile_cont(0.5) within group (order by n.single))::int,
            max(n.placed) filter (where n.place = 1), floor(percentile_cont(0.5) within group (order by n.placed))::int,
            bool_or(n.is_nil) filter (where n.place = 1)
        from newest n
        where n.place <= 4
        group by n.agency_id, n.kind;
    perform set_config('hub.agencies', own, true);
end
$$;

revoke execute on function ingest.whole_percent(bigint, bigint) from public;
revoke execute on function ingest.coverage_quality(date, date) from public;
