set local check_function_bodies = off;

-- Which areas of the scope an agency serves: those it names, those that lie in one it names, those that hold one. Who names none
-- serves the whole force.
create or replace function ingest.served_in_scope(p_on date)
    returns table (agency_id uuid, area_id bigint)
    language sql stable
    set search_path = pg_catalog, pg_temp
    as $$
    select g.agency_id, a.area_id
    from access.agencies g
    cross join area.areas a
    where a.area_id = any (access.scope_areas()) and a.valid_from <= p_on and p_on < a.valid_until
        and (g.served_areas is null or exists (
            select from unnest(g.served_areas) s (code)
            where s.code = a.code or exists (
                select from area.containments c
                where c.valid_from <= p_on and p_on < c.valid_until
                    and ((c.code = s.code and c.in_kind = a.kind and c.in_code = a.code)
                        or (c.kind = a.kind and c.code = a.code and c.in_code = s.code)))))
    $$;

-- What is required of the agencies that serve the scope's areas: who, what, when due, and whether an agreement in force names it.
-- Looks at every agency, tells names and calendars alone.
create or replace function ingest.coverage_sources(p_on date)
    returns table (agency_id uuid, agency_name text, kind text, title text, every text, due_days int, required_from date,
        agreement text, area_ids bigint[])
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    perform set_config('hub.agencies', (select coalesce(string_agg(g.agency_id::text, ','), '') from access.agencies g), true);
    return query
        select r.agency_id, g.name, r.kind, coalesce(k.title, r.kind), r.every, r.due_days, r.required_from,
            (select min(a.reference || ': ' || a.title)
                from sharing.agreement_kinds n
                join sharing.agreements a on a.agreement_id = n.agreement_id
                where a.agency_id = r.agency_id and n.kind = r.kind and a.status = 'signed'
                    and a.valid_from <= p_on and p_on < a.valid_until),
            array_agg(s.area_id order by s.area_id)
        from ingest.required_sources r
        join access.agencies g on g.agency_id = r.agency_id
        join ingest.served_in_scope(p_on) s on s.agency_id = r.agency_id
        left join lateral (
            select d.definition ->> 'title' as title from ingest.dataset_kinds d
            where d.kind = r.kind order by d.version desc limit 1) k on true
        group by r.agency_id, g.name, r.kind, k.title, r.every, r.due_days, r.required_from;
    perform set_config('hub.agencies', own, true);
end
$$;

-- What those agencies sent for a period: status words and days, and whether it has far fewer rows than usual (less than half of the
-- median of at least three others of the same length). No number of rows leaves.
create or replace function ingest.coverage_sent(p_on date, p_from date, p_until date)
    returns table (submission_id bigint, agency_id uuid, kind text, period_from date, period_until date, status text, is_nil boolean,
        is_partial boolean, received_on date, is_thin boolean)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    perform set_config('hub.agencies', (select coalesce(string_agg(g.agency_id::text, ','), '') from access.agencies g), true);
    return query
        select i.submission_id, i.agency_id, i.kind, i.period_from, i.period_until, i.status, i.is_nil, i.is_partial,
            (i.received_at at time zone 'Europe/London')::date,
            coalesce(not i.is_nil and i.rows_accepted < 0.5 * (
                select case when count(*) >= 3 then percentile_cont(0.5) within group (order by o.rows_accepted) end
                from ingest.submissions o
                where o.agency_id = i.agency_id and o.kind = i.kind and o.submission_id <> i.submission_id and not o.is_nil
                    and o.status in ('accepted', 'accepted_with_warnings', 'partly_accepted')
                    and age(o.period_until, o.period_from) = age(i.period_until, i.period_from)), false)
        from ingest.submissions i
        join ingest.required_sources r on r.agency_id = i.agency_id and r.kind = i.kind
        where i.agency_id in (select s.agency_id from ingest.served_in_scope(p_on) s)
            and ((i.period_from < p_until and p_from < i.period_until) or r.every = 'once')
            and i.status not in ('replaced', 'discarded', 'rejected');
    perform set_config('hub.agencies', own, true);
end
$$;

revoke execute on function ingest.served_in_scope(date) from public;
revoke execute on function ingest.coverage_sources(date) from public;
revoke execute on function ingest.coverage_sent(date, date, date) from public;
