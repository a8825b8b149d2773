-- The API client of that tenant and client id, with its agency; no row where there is none. Runs as the owner, because the
-- caller's scope is not known before this has answered.
create or replace function access.resolve_client(p_tenant uuid, p_client text)
    returns table (api_client_id uuid, agency_id uuid, code text, agency_name text, name text, is_active boolean)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
begin
    perform set_config('hub.sign_in', 'on', true);
    return query
        select c.api_client_id, g.agency_id, g.code, g.name, c.name,
            c.status = 'active' and g.status = 'active'
                and exists (select from access.agency_tenants t join access.agencies o using (agency_id)
                    where t.tenant_id = p_tenant and (t.agency_id = c.agency_id or o.is_host))
        from access.api_clients c
        join access.agencies g on g.agency_id = c.agency_id
        where c.tenant_id = p_tenant and c.client_id = p_client;
    perform set_config('hub.sign_in', '', true);
end
$$;
