-- Where an account's e-mail goes: for notifications.send alone, which acts for no agency.
create or replace function access.mail_address(p_account uuid)
    returns text
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    address text;
begin
    if access.scope_actor() <> 'system:notifications' then
        return null;
    end if;
    perform set_config('hub.sign_in', 'on', true);
    select c.email into address from access.accounts c where c.account_id = p_account;
    perform set_config('hub.sign_in', '', true);
    return address;
end
$$;

revoke execute on function access.mail_address(uuid) from public;
