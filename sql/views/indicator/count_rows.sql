-- Its functions come after it in the order of names.
set local check_function_bodies = off;

-- Counts, or sums one field of, the accepted rows of one kind for every indicator of the run that asks for it, in one pass:
-- rows are grouped (row_groups), each distinct combination of values is matched with the indicators once, and the groups are
-- rolled up to the areas that hold them. Rows placed wider than an area never reach it. A group counts in a period that holds
-- all of it; of a register a period takes each agency's last return.
create or replace function indicator.count_rows(
    p_run bigint, p_kind text, p_sums text, p_cases text, p_touched text, p_drop text[], p_is_stock boolean) returns void
    language sql
    -- The planner cannot know how many groups come out of a pass and guesses one: nested loops over it took minutes.
    set enable_nestloop = off
    set enable_mergejoin = off
    set enable_sort = off
    set jit = off
    set work_mem = '64MB'
    as $$
    with run as (
        select previous_from, period_until from indicator.runs where run_id = p_run
    ),
    uses as materialized (
        select series, starts, ends, submission_id, agency_id, agreement_id from indicator.period_uses(p_run, p_kind, p_is_stock)
    ),
    groups as materialized (
        select submission_id, place_precision, place, starts, ends, dims, cases, total
        from indicator.row_groups(p_run, p_kind, p_sums, p_cases, p_touched, p_drop, p_is_stock)
    ),
    wanted as materialized (
        select d.dims, i.ordinal
        from (select distinct dims from groups) d
        join indicator.run_indicators i on i.run_id = p_run and i.kind = p_kind and i.aggregate <> 'value'
            and i.sums is not distinct from p_sums and indicator.row_matches(d.dims, i.filter)
    ),
    places as materialized (
        select place_kind, place, level, code, profile_area_id from indicator.run_places(p_run)
    ),
    touched as materialized (
        select place, level, code, profile_area_id from indicator.touched_places(
            p_run, array(select distinct place from groups where place_precision = 'touched'))
    ),
    counted as materialized (
        select place_kind, place, level, code, profile_area_id from places
        union all
        select 'touched', place, level, code, profile_area_id from touched
    ),
    tallies as materialized (
        select w.ordinal, u.series, u.starts as from_day, u.ends as until_day, g.place_precision, g.place, u.agency_id, u.agreement_id,
            sum(g.cases)::bigint as cases, sum(g.total) as total
        from groups g
        join wanted w on w.dims = g.dims
        join uses u on u.submission_id = g.submission_id and u.starts <= g.starts and g.ends <= u.ends
        group by 1, 2, 3, 4, 5, 6, 7, 8
        union all
        select w.ordinal, 'step', g.starts, g.ends, g.place_precision, g.place, null, null, sum(g.cases)::bigint, sum(g.total)
        from groups g
        join wanted w on w.dims = g.dims
        where (select previous_from from run) <= g.starts and g.ends <= (select period_until from run)
        group by 1, 2, 3, 4, 5, 6
    ),
    districts as (
        insert into indicator.row_districts (run_id, kind, agency_id, agreement_id, district, rows)
        select p_run, p_kind, s.agency_id, s.agreement_id, p.code, sum(g.cases)
        from groups g
        join ingest.submissions s on s.submission_id = g.submission_id
        join places p on p.place = g.place and p.place_kind = indicator.place_kind(g.place_precision) and p.level = 'district'
        group by s.agency_id, s.agreement_id, p.code
        on conflict do nothing
    ),
    precisions as (
        insert into indicator.placements (run_id, indicator, precision, profile_area_id, rows)
        select p_run, i.indicator, t.place_precision, (select min(profile_area_id) from places where level = 'force'), sum(t.cases)
        from tallies t
        join indicator.run_indicators i on i.run_id = p_run and i.ordinal = t.ordinal
        where t.series = 'period'
        group by i.indicator, t.place_precision
    ),
    agencies as (
        insert into indicator.agency_counts (run_id, indicator, agency_id, agreement_id, level, code, value, rows)
        select p_run, i.indicator, t.agency_id, t.agreement_id, p.level, p.code, sum(t.total), sum(t.cases)
        from tallies t
        join indicator.run_indicators i on i.run_id = p_run and i.ordinal = t.ordinal
        join counted p on p.place = t.place and p.place_kind = indicator.place_kind(t.place_precision) and p.level = any (i.levels)
        where t.series = 'period' and p.level not in ('lsoa', 'ward')
        group by i.indicator, t.agency_id, t.agreement_id, p.level, p.code
    )
    insert into indicator.observations
        (run_id, indicator, level, code, profile_area_id, series, period_from, period_until, value, rows)
    select p_run, i.indicator, p.level, p.code, p.profile_area_id, t.series, t.from_day, t.until_day, sum(t.total), sum(t.cases)
    from tallies t
    join indicator.run_indicators i on i.run_id = p_run and i.ordinal = t.ordinal
    join counted p on p.place = t.place and p.place_kind = indicator.place_kind(t.place_precision) and p.level = any (i.levels)
        and (t.series <> 'step' or p.level not in ('lsoa', 'ward'))
    group by i.indicator, p.level, p.code, p.profile_area_id, t.series, t.from_day, t.until_day
    $$;
