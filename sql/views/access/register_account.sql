-- The account of a proven (tenant id, object id): the one that stands, as it stands, or a new one. An account alone opens
-- nothing: it needs a membership, which only the agency's scope can write. Runs as the owner, because a new account is in
-- nobody's scope.
create or replace function access.register_account(p_account uuid, p_tenant uuid, p_object uuid, p_name text, p_email text)
    returns uuid
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    found_id uuid;
begin
    perform set_config('hub.sign_in', 'on', true);
    -- A session in which somebody joins goes on: nothing has ended one of theirs yet.
    insert into access.accounts (account_id, tenant_id, object_id, display_name, email, sessions_valid_from)
    values (p_account, p_tenant, p_object, p_name, p_email, 'epoch')
    on conflict (tenant_id, object_id) do nothing;
    select account_id into found_id from access.accounts where tenant_id = p_tenant and object_id = p_object;
    perform set_config('hub.sign_in', '', true);
    return found_id;
end
$$;
