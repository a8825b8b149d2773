-- The areas of which a public edition stands released: everybody who is signed in reads those, whatever areas their roles reach.
create or replace function profile.public_areas()
    returns bigint[]
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.areas', true), '');
    found_areas bigint[];
begin
    perform set_config('hub.areas', (select coalesce(string_agg(a.area_id::text, ','), '') from area.areas a
        where a.kind not in ('lsoa', 'ward')), true);
    select coalesce(array_agg(distinct e.profile_area_id), '{}') into found_areas
    from profile.editions e
    join profile.publications p on p.publication_id = e.publication_id
    where e.edition = 'public' and p.status in ('released', 'superseded');
    perform set_config('hub.areas', own, true);
    return found_areas;
end
$$;
revoke execute on function profile.public_areas() from public;
