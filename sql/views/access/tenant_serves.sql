-- Whether people of a tenant may join an agency: the tenant is the agency's own, or the host's, whose guests may join any.
create or replace function access.tenant_serves(p_tenant uuid, p_agency uuid)
    returns boolean
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    serves boolean;
begin
    perform set_config('hub.sign_in', 'on', true);
    serves := exists (select from access.agency_tenants t join access.agencies o using (agency_id)
        where t.tenant_id = p_tenant and (t.agency_id = p_agency or o.is_host));
    perform set_config('hub.sign_in', '', true);
    return serves;
end
$$;
