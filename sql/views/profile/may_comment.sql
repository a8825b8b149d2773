-- The people of any agency who may be asked to comment on a publication that the scope's areas show: active, and with a role that may
-- comment in its area. As the owner, because partners are of other agencies; names and agencies only.
create or replace function profile.may_comment(p_publication uuid, p_by_area text[], p_everywhere text[])
    returns table (account_id uuid, display_name text, agency_id uuid, agency_name text)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    area bigint;
begin
    select p.profile_area_id into area from profile.publications p where p.publication_id = p_publication;
    if not found then
        return;
    end if;
    perform set_config('hub.sign_in', 'on', true);
    return query
        select c.account_id, c.display_name, g.agency_id, g.name
        from access.memberships m
        join access.accounts c on c.account_id = m.account_id and c.status = 'active'
        join access.agencies g on g.agency_id = m.agency_id and g.status = 'active'
        where m.status = 'active'
            and exists (select from access.role_grants r
                where r.account_id = m.account_id and r.agency_id = m.agency_id and r.revoked_at is null
                    and r.role = any (p_by_area || p_everywhere))
            and area = any (access.granted_areas(m.account_id, m.agency_id, p_by_area, p_everywhere))
        order by g.name, c.display_name;
    perform set_config('hub.sign_in', '', true);
end
$$;
revoke execute on function profile.may_comment(uuid, text[], text[]) from public;
