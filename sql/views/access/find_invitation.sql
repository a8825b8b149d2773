-- Where a one-time link leads: to whoever knows its token, whose SHA-256 is asked for. No row where there is none.
create or replace function access.find_invitation(p_token_hash bytea)
    returns table (invitation_id uuid, agency_id uuid)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
begin
    perform set_config('hub.sign_in', 'on', true);
    return query
        select i.invitation_id, i.agency_id from access.invitations i where i.token_hash = p_token_hash;
    perform set_config('hub.sign_in', '', true);
end
$$;
