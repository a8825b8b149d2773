-- Everybody who holds one of some roles for an area that the scope shows, in whichever agency: roles granted by area through the
-- area itself or one that holds it. As the owner, because people of every agency are told of a profile and may be named as readers.
create or replace function profile.holders_of_area(p_area bigint, p_by_area text[], p_everywhere text[])
    returns table (account_id uuid, agency_id uuid, display_name text, agency_name text)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
begin
    if not p_area = any (access.scope_areas()) then
        return;
    end if;
    perform set_config('hub.sign_in', 'on', true);
    return query
        with reach as (
            select a.kind, a.code from area.areas a where a.area_id = p_area
            union
            select c.in_kind, c.in_code
            from area.areas a
            join area.containments c on c.kind = a.kind and c.code = a.code
            where a.area_id = p_area
        )
        select distinct c.account_id, g.agency_id, c.display_name, o.name
        from access.role_grants g
        join access.memberships m on m.account_id = g.account_id and m.agency_id = g.agency_id and m.status = 'active'
        join access.accounts c on c.account_id = g.account_id and c.status = 'active'
        join access.agencies o on o.agency_id = g.agency_id and o.status = 'active'
        where g.revoked_at is null and (g.role = any (p_everywhere)
            or (g.role = any (p_by_area) and exists (select from reach r where r.kind = g.area_kind and r.code = g.area_code)));
    perform set_config('hub.sign_in', '', true);
end
$$;
revoke execute on function profile.holders_of_area(bigint, text[], text[]) from public;
