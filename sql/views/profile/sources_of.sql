-- The agencies and agreements whose returns a snapshot rests on: they are named in the event when somebody reads it, so each
-- agency sees who looked at what came from it. Only for a snapshot that the scope's areas show.
create or replace function profile.sources_of(p_snapshot uuid)
    returns table (agencies uuid[], agreements uuid[])
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    perform set_config('hub.agencies', (select coalesce(string_agg(agency_id::text, ','), '') from access.agencies), true);
    return query
        select coalesce(array_agg(distinct i.agency_id), '{}'), coalesce(array_agg(distinct i.agreement_id), '{}')
        from profile.snapshots s
        join ingest.submissions i on i.submission_id = any (s.submission_ids)
        where s.snapshot_id = p_snapshot;
    perform set_config('hub.agencies', own, true);
end
$$;
