-- The profiles, on their way or released, whose figures rest on a submission that the scope's agencies sent.
create or replace function profile.publications_on(p_submission bigint)
    returns table (publication_id uuid, area_name text, period_from date, period_until date, status text)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.areas', true), '');
begin
    perform set_config('hub.areas', (select coalesce(string_agg(a.area_id::text, ','), '') from area.areas a
        where a.kind not in ('lsoa', 'ward')), true);
    return query
        select p.publication_id, a.name, p.period_from, p.period_until, p.status
        from ingest.submissions i
        join profile.snapshots s on s.submission_ids @> array[i.submission_id]
        join profile.publications p on p.snapshot_id = s.snapshot_id
        join area.areas a on a.area_id = p.profile_area_id
        where i.submission_id = p_submission and p.status not in ('discarded', 'recalled');
    perform set_config('hub.areas', own, true);
end
$$;
revoke execute on function profile.publications_on(bigint) from public;
