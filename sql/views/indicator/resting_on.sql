-- How many computations rest on a submission, and how many figures of the newest ones are made of its kind: numbers alone, for the
-- agency whose submission it is; anybody else is told of none.
create or replace function indicator.resting_on(p_submission bigint)
    returns table (runs bigint, newest_runs bigint, figures bigint)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.areas', true), '');
    sent text := (select s.kind from ingest.submissions s where s.submission_id = p_submission);
begin
    if sent is null then
        return query select 0::bigint, 0::bigint, 0::bigint;
        return;
    end if;
    perform set_config('hub.areas', (select coalesce(string_agg(a.area_id::text, ','), '') from area.areas a
        where a.kind not in ('lsoa', 'ward')), true);
    return query
        with newest as (
            select distinct on (r.area_kind, r.period_from, r.period_until) r.run_id, r.area_kind, r.submission_ids
            from indicator.runs r
            where r.computed_at is not null and r.erased_at is null
            order by r.area_kind, r.period_from, r.period_until, r.run_id desc
        ), resting as (
            select n.run_id, n.area_kind from newest n where p_submission = any (n.submission_ids)
        )
        select
            (select count(*) from indicator.runs r where p_submission = any (r.submission_ids) and r.erased_at is null),
            (select count(*) from resting),
            (select count(*)
                from resting n
                join indicator.run_indicators i on i.run_id = n.run_id and i.kind = sent
                join indicator.observations o on o.run_id = i.run_id and o.indicator = i.indicator and o.level = n.area_kind
                    and o.series in ('period', 'published'));
    perform set_config('hub.areas', own, true);
end
$$;
revoke execute on function indicator.resting_on(bigint) from public;
