-- The functions it calls come after it in the order of names.
set local check_function_bodies = off;

-- Counts, or sums one field of, the accepted rows of one kind for every indicator of the run that asks for it, in one pass:
-- rows are grouped by place, month and the values that filters look at (p_drop names the fields they do not), each distinct
-- combination of values is matched with the indicators once, and the groups are rolled up to the areas that hold them.
--
-- A row counts in the month its event lies in, else only in a period that holds all of it; without an event date it has its
-- submission's period. A register (p_is_stock) states what stands, so a period takes each agency's last return in it. A row
-- that touches several areas counts once in each and once in what holds them all. A publisher's total rows never count.
create or replace function indicator.count_rows(
    p_run bigint, p_kind text, p_sums text, p_drop text[], p_is_stock boolean) returns void
    language sql
    as $$
    with run as (
        select submission_ids, previous_from, period_from, period_until from indicator.runs where run_id = p_run
    ),
    windows as (
        select 'period' as series, period_from as starts, period_until as ends from run
        union all
        select 'previous', previous_from, period_from from run
    ),
    sent as materialized (
        select s.submission_id, s.agency_id, s.agreement_id, s.period_from, s.period_until
        from run join ingest.submissions s on s.submission_id = any (run.submission_ids) and s.kind = p_kind
    ),
    uses as materialized (
        select w.series, w.starts, w.ends, s.submission_id
        from windows w join sent s on s.period_from < w.ends and w.starts < s.period_until
        where not p_is_stock or s.submission_id in (
            select distinct on (l.agency_id) l.submission_id
            from sent l where l.period_until <= w.ends and w.starts <= l.period_from
            order by l.agency_id, l.period_until desc, l.submission_id desc)
    ),
    cells as materialized (
        select r.submission_id, r.place_precision, coalesce(r.lsoa21, r.place_code) as place,
            case when d.is_month then n.month else n.starts end as starts,
            case when d.is_month then n.next_month else n.ends end as ends,
            r.fields - p_drop as dims, count(*) as rows,
            case when p_sums is null then count(*) else
                sum(case jsonb_typeof(r.fields -> p_sums) when 'number' then (r.fields ->> p_sums)::numeric end) end as total
        from sent s
        join ingest.source_records r on r.submission_id = s.submission_id
        cross join lateral (
            select case when p_is_stock then s.period_from else coalesce(r.event_from, s.period_from) end as starts,
                case when p_is_stock or r.event_from is null then s.period_until else r.event_until end as ends
        ) e
        cross join lateral (
            select e.starts, e.ends, date_trunc('month', e.starts::timestamp)::date as month,
                (date_trunc('month', e.starts::timestamp) + interval '1 month')::date as next_month
        ) n
        cross join lateral (
            select coalesce(n.ends <= n.next_month, true)
                or (not p_is_stock and r.date_precision in ('day', 'month')) as is_month
        ) d
        where not r.fields @> '{"_total": true}'
        group by 1, 2, 3, 4, 5, 6
    ),
    wanted as materialized (
        select d.dims, i.indicator, i.levels
        from (select distinct dims from cells) d
        join indicator.run_indicators i on i.run_id = p_run and i.kind = p_kind and i.aggregate <> 'value'
            and i.sums is not distinct from p_sums and indicator.row_matches(d.dims, i.filter)
    ),
    places as materialized (
        select place_kind, place, level, code, profile_area_id from indicator.run_places(p_run)
    ),
    tallies as materialized (
        select w.indicator, w.levels, u.series, u.starts as from_day, u.ends as until_day, c.place_precision, c.place,
            sum(c.rows) as rows, sum(c.total) as total
        from cells c
        join wanted w on w.dims = c.dims
        join uses u on u.submission_id = c.submission_id and u.starts <= c.starts and c.ends <= u.ends
        group by 1, 2, 3, 4, 5, 6, 7
        union all
        select w.indicator, array(select l from unnest(w.levels) l where l not in ('lsoa', 'ward')), 'step', c.starts, c.ends,
            c.place_precision, c.place, sum(c.rows), sum(c.total)
        from cells c
        join wanted w on w.dims = c.dims
        join run on run.previous_from <= c.starts and c.ends <= run.period_until
        group by 1, 2, 3, 4, 5, 6, 7
    ),
    districts as (
        insert into indicator.row_districts (run_id, kind, agency_id, agreement_id, district, rows)
        select p_run, p_kind, s.agency_id, s.agreement_id, p.code, sum(c.rows)
        from cells c
        join sent s on s.submission_id = c.submission_id
        join places p on p.place = c.place and p.level = 'district'
        group by s.agency_id, s.agreement_id, p.code
        on conflict do nothing
    ),
    precisions as (
        insert into indicator.placements (run_id, indicator, precision, profile_area_id, rows)
        select p_run, t.indicator, t.place_precision, min(f.profile_area_id), sum(t.rows)
        from tallies t, (select distinct profile_area_id from places where level = 'force') f
        where t.series = 'period'
        group by t.indicator, t.place_precision
    )
    insert into indicator.observations
        (run_id, indicator, level, code, profile_area_id, series, period_from, period_until, value, rows)
    select p_run, a.indicator, a.level, a.code, a.profile_area_id, a.series, a.from_day, a.until_day,
        coalesce(sum(a.total), 0), sum(a.rows)
    from (
        select t.indicator, p.level, p.code, p.profile_area_id, t.series, t.from_day, t.until_day, t.total, t.rows
        from tallies t
        join places p on p.place = t.place and p.place_kind = indicator.place_kind(t.place_precision) and p.level = any (t.levels)
        union all
        select t.indicator, p.level, p.code, p.profile_area_id, t.series, t.from_day, t.until_day, t.total, t.rows
        from tallies t
        cross join lateral (
            select distinct level, code, profile_area_id from places
            where place = any (string_to_array(t.place, ';')) and level = any (t.levels)) p
        where t.place_precision = 'touched'
    ) a
    group by a.indicator, a.level, a.code, a.profile_area_id, a.series, a.from_day, a.until_day
    $$;
