-- Which of some snapshots (those that the scope's areas show) no longer rest on everything that stands for their period: a return
-- was decided after they were made, or one that they rest on no longer counts. Looks at every agency's submissions, tells only
-- the snapshot.
create or replace function profile.newer_data(p_snapshots uuid[])
    returns setof uuid
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.agencies', true), '');
begin
    perform set_config('hub.agencies', (select coalesce(string_agg(agency_id::text, ','), '') from access.agencies), true);
    return query
        select s.snapshot_id
        from profile.snapshots s
        where s.snapshot_id = any (p_snapshots) and exists (
            select from ingest.submissions i
            where case when i.submission_id = any (s.submission_ids)
                then i.status not in ('accepted', 'accepted_with_warnings', 'partly_accepted')
                else i.status in ('accepted', 'accepted_with_warnings', 'partly_accepted') and i.decided_at > s.created_at
                    and i.period_from < s.period_until and s.period_from < i.period_until
                end);
    perform set_config('hub.agencies', own, true);
end
$$;
