-- What has become of the submissions that a snapshot rests on: whether each still counts, and which one replaced it. Looks at every
-- agency's submissions, tells nothing of their rows. Only for a snapshot that the scope's areas show.
create or replace function profile.submissions_behind(p_snapshot uuid)
    returns table (submission_id bigint, status text, replaced_by bigint)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    perform set_config('hub.agencies', (select coalesce(string_agg(agency_id::text, ','), '') from access.agencies), true);
    return query
        select i.submission_id, i.status, i.replaced_by
        from profile.snapshots s
        join ingest.submissions i on i.submission_id = any (s.submission_ids)
        where s.snapshot_id = p_snapshot;
    perform set_config('hub.agencies', own, true);
end
$$;
revoke execute on function profile.submissions_behind(uuid) from public;
