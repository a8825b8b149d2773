-- Which of some reports may not be used: no standing sanitised words, withdrawn, or graded E (suspected to be false). As the
-- intelligence worker sees them, for approvers may not read them; tells ids alone.
create or replace function intelligence.unusable(cited uuid[])
    returns table (report_id uuid)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    actor text := coalesce(current_setting('hub.actor', true), '');
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    perform set_config('hub.actor', 'system:intelligence', true);
    perform set_config('hub.agencies', (select coalesce(string_agg(g.agency_id::text, ','), '') from access.agencies g), true);
    return query
        select c.id
        from unnest(cited) c (id)
        where not exists (
            select from intelligence.gradings g
            join intelligence.reports r on r.report_id = g.report_id
            where g.report_id = c.id and g.superseded_at is null and g.assessment <> 'E' and g.sanitised_text is not null
                and r.status = 'sanitised');
    perform set_config('hub.actor', actor, true);
    perform set_config('hub.agencies', own, true);
end
$$;
revoke execute on function intelligence.unusable(uuid[]) from public;
