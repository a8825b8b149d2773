-- The name and agency of a reader for whom a copy is made, as every page of it says them: of a member of the agency alone. As the
-- owner, because the worker sees no names otherwise.
create or replace function profile.copy_recipient(p_account uuid, p_agency uuid)
    returns text
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.sign_in', true), '');
    found text;
begin
    perform set_config('hub.sign_in', 'on', true);
    select c.display_name || ', ' || g.name into found
    from access.accounts c
    join access.memberships m on m.account_id = c.account_id and m.agency_id = p_agency and m.status = 'active'
    join access.agencies g on g.agency_id = p_agency
    where c.account_id = p_account;
    perform set_config('hub.sign_in', own, true);
    return found;
end
$$;
revoke execute on function profile.copy_recipient(uuid, uuid) from public;
