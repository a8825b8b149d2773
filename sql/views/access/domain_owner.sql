-- The agency that an e-mail domain belongs to, or null; a part of a domain (mail.council.example) belongs to the nearest one.
create or replace function access.domain_owner(p_domain text)
    returns uuid
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    found_id uuid;
begin
    perform set_config('hub.sign_in', 'on', true);
    select d.agency_id into found_id
    from access.agency_domains d
    where lower(p_domain) = d.domain or right(lower(p_domain), length(d.domain) + 1) = '.' || d.domain
    order by length(d.domain) desc
    limit 1;
    perform set_config('hub.sign_in', '', true);
    return found_id;
end
$$;
