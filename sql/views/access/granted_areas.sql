-- The areas (every dated version) whose figures and documents a person's roles in an agency reach: for a role granted by
-- area the area named and the profile areas inside it; for p_everywhere every profile area. No grant, no area.
create or replace function access.granted_areas(p_account uuid, p_agency uuid, p_by_area text[], p_everywhere text[])
    returns bigint[]
    language sql stable
    set search_path = pg_catalog, pg_temp
    as $$
    with held as (
        select g.role, g.area_kind, g.area_code
        from access.role_grants g
        where g.account_id = p_account and g.agency_id = p_agency and g.revoked_at is null
    ),
    -- What profiles are made for: any kind that a force has chosen, and those that hold several of them.
    profile_kinds as (
        select kind from unnest(array['force', 'lpa', 'csp', 'district', 'upper_tier', 'team']) kind
        union
        select area_kind from profile.settings
    ),
    named as (
        select distinct h.area_kind as kind, h.area_code as code
        from held h
        where h.role = any (p_by_area) and h.area_kind is not null
    ),
    reached as (
        select kind, code from named
        union
        select c.kind, c.code
        from named n
        join area.areas w on w.kind = n.kind and w.code = n.code
        join area.containments c on c.in_area_id = w.area_id
        where c.kind in (select kind from profile_kinds)
        union
        select a.kind, a.code
        from area.areas a
        where a.kind in (select kind from profile_kinds) and exists (select from held h where h.role = any (p_everywhere))
    )
    select coalesce(array_agg(a.area_id order by a.area_id), '{}')
    from reached r
    join area.areas a on a.kind = r.kind and a.code = r.code
    $$;
