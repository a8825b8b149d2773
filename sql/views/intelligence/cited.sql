-- Of the reports that a profile of an area of the scope names, those that may be used: sanitised, about that area, not suspected to be
-- false (assessment E), not destroyed. Grade and conditions only: the words are nowhere but where reading them leaves its event.
create or replace function intelligence.cited(p_reports uuid[], p_area bigint)
    returns table (report_id uuid, source int, assessment text, handling text, conditions text, graded_at timestamptz)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    actor text := coalesce(current_setting('hub.actor', true), '');
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    if not p_area = any (access.scope_areas()) then
        return;
    end if;
    -- As the worker that keeps the reports: whoever sees the profile sees what it rests on, though they may not read reports.
    perform set_config('hub.actor', 'system:intelligence', true);
    perform set_config('hub.agencies', (select coalesce(string_agg(agency_id::text, ','), '') from access.agencies), true);
    return query
        select g.report_id, g.source, g.assessment, g.handling, g.conditions, g.graded_at
        from intelligence.gradings g
        where g.report_id = any (p_reports) and g.superseded_at is null and g.sanitised_text is not null and g.assessment <> 'E'
            and p_area = any (g.area_ids)
        order by g.graded_at desc;
    perform set_config('hub.actor', actor, true);
    perform set_config('hub.agencies', own, true);
end
$$;
revoke execute on function intelligence.cited(uuid[], bigint) from public;
