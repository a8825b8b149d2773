-- The accepted rows of one kind in a run, grouped by submission, place, month and the values that filters look at (p_drop
-- names the fields they do not). cases is how many people or events stand behind a group: its rows, or for a table of counts
-- the sum of the counting field p_cases. A publisher's total rows never count, nor does a row
-- whose incident another agency's row stands for (counted_once).
--
-- A row stands in the month its event begins; one dated less finely, or by a return of several months, spans what it says.
-- A register (p_is_stock) stands for its return's period. Rows that touch several areas have the list of them as place.
create or replace function indicator.row_groups(
    p_run bigint, p_kind text, p_sums text, p_cases text, p_touched text, p_drop text[], p_is_stock boolean)
    returns table (
        submission_id bigint, place_precision text, place text, starts date, ends date, dims jsonb, cases bigint, total numeric)
    language sql stable rows 100000
    as $$
    select r.submission_id, r.place_precision,
        case r.place_precision when 'touched' then coalesce(r.fields ->> p_touched, '[]') else coalesce(r.lsoa21, r.place_code) end,
        case when d.is_month then n.month else n.starts end,
        case when d.is_month then n.next_month else n.ends end,
        r.fields - p_drop,
        case when p_cases is null then count(*) else
            ceil(coalesce(sum(case jsonb_typeof(r.fields -> p_cases) when 'number' then (r.fields ->> p_cases)::numeric end), 0))
        end::bigint,
        case when p_sums is null then count(*) else
            coalesce(sum(case jsonb_typeof(r.fields -> p_sums) when 'number' then (r.fields ->> p_sums)::numeric end), 0) end
    from indicator.runs run
    join ingest.submissions s on s.submission_id = any (run.submission_ids) and s.kind = p_kind
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
    where run.run_id = p_run and not r.fields @> '{"_total": true}'
        and not exists (
            select from indicator.counted_once(p_run, p_kind) o
            where o.submission_id = r.submission_id and o.row_number = r.row_number)
    group by 1, 2, 3, 4, 5, 6
    $$;
