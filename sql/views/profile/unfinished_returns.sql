set local check_function_bodies = off;

-- Returns for a profile's period, of agencies that serve its area, that nobody has decided: who, which, where they stand. Looks at
-- every agency's returns, tells no row and no number.
create or replace function profile.unfinished_returns(p_area bigint, p_from date, p_until date)
    returns table (agency_name text, title text, status text, period_from date, period_until date)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    perform set_config('hub.agencies', (select coalesce(string_agg(g.agency_id::text, ','), '') from access.agencies g), true);
    return query
        select g.name, coalesce(k.title, i.kind), i.status, i.period_from, i.period_until
        from ingest.submissions i
        join access.agencies g on g.agency_id = i.agency_id
        left join lateral (
            select d.definition ->> 'title' as title from ingest.dataset_kinds d
            where d.kind = i.kind order by d.version desc limit 1) k on true
        where i.status in ('received', 'checked', 'sent') and i.period_from < p_until and p_from < i.period_until
            and exists (select from ingest.served_in_scope(p_until - 1) s where s.agency_id = i.agency_id and s.area_id = p_area)
        order by g.name, 2, i.period_from;
    perform set_config('hub.agencies', own, true);
end
$$;
revoke execute on function profile.unfinished_returns(bigint, date, date) from public;
