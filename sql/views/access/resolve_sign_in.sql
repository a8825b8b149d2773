-- Everything the hub knows of one proven (tenant id, object id): one row for each membership, or one row without. Nothing of
-- anybody else. It runs as the owner, because a caller's scope is not known before this has answered.
create or replace function access.resolve_sign_in(p_tenant uuid, p_object uuid, p_by_area text[], p_everywhere text[])
    returns table (tenant_known boolean, account_id uuid, display_name text, account_status text,
        sessions_valid_from timestamptz, agency_id uuid, code text, name text, is_host boolean, requires_mfa boolean,
        agency_status text, membership_status text, tenant_serves boolean, roles text[], areas bigint[])
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
begin
    perform set_config('hub.sign_in', 'on', true);
    return query
        select tenant.is_known, a.account_id, a.display_name, a.status, a.sessions_valid_from, g.agency_id, g.code, g.name,
            g.is_host, g.requires_mfa, g.status, m.status,
            -- A tenant serves its own agencies; the host's also serves every agency, for guests.
            exists (select from access.agency_tenants t join access.agencies o using (agency_id)
                where t.tenant_id = p_tenant and (t.agency_id = m.agency_id or o.is_host)),
            (select array_agg(distinct r.role) from access.role_grants r
                where r.account_id = m.account_id and r.agency_id = m.agency_id and r.revoked_at is null),
            access.granted_areas(m.account_id, m.agency_id, p_by_area, p_everywhere)
        from (select exists (select from access.agency_tenants t where t.tenant_id = p_tenant) as is_known) tenant
        left join access.accounts a on a.tenant_id = p_tenant and a.object_id = p_object
        left join access.memberships m on m.account_id = a.account_id
        left join access.agencies g on g.agency_id = m.agency_id
        order by g.code;
    perform set_config('hub.sign_in', '', true);
end
$$;
