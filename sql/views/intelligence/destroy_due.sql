-- Destroys the words of every report whose day has come: key and sealed words, and the sanitised words of every version. That a
-- report was made, how it was graded and when it went stays; a draft that was never sent goes whole. For the worker.
create or replace function intelligence.destroy_due(p_today date, p_now timestamptz)
    returns table (report_id uuid, agency_id uuid, unit_agency_id uuid)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    due uuid[];
begin
    if access.scope_actor() <> 'system:intelligence' then
        raise exception 'Reports are destroyed by the worker, when their day has come.' using errcode = 'insufficient_privilege';
    end if;
    select coalesce(array_agg(r.report_id), '{}') into due
    from intelligence.reports r where r.destroy_on <= p_today and r.destroyed_at is null;
    return query
        select r.report_id, r.agency_id, r.unit_agency_id from intelligence.reports r
        where r.report_id = any (due) and r.status not in ('draft', 'discarded');
    update intelligence.originals o set sealed_key = null, sealed = null, destroyed_at = p_now
    where o.report_id = any (due) and o.destroyed_at is null;
    update intelligence.gradings g
    set sanitised_text = null, conditions = null, superseded_at = coalesce(g.superseded_at, p_now)
    where g.report_id = any (due);
    delete from intelligence.reports r where r.report_id = any (due) and r.status in ('draft', 'discarded');
    update intelligence.reports r
    set status = case r.status when 'withdrawn' then r.status else 'destroyed' end, destroyed_at = p_now, version = r.version + 1
    where r.report_id = any (due);
end
$$;
