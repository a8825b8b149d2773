-- The released editions that an agency's system may read (docs/decisions/0022): the public edition of every area; the partnership
-- edition of the areas that the agency serves, while an agreement of the agency is in force. Never the full one, never one before its
-- release, superseded or recalled. For the scope's own agency alone.
create or replace function profile.editions_for_agency(p_agency uuid, p_on date)
    returns table (edition_id uuid, publication_id uuid, edition text, marking text, area_kind text, area_code text, area_name text,
        period_from date, period_until date, edition_number int, released_at timestamptz, content_sha256 bytea)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.areas', true), '');
begin
    if p_agency <> all (access.scope_agencies()) then
        return;
    end if;
    perform set_config('hub.areas', (select coalesce(string_agg(a.area_id::text, ','), '') from area.areas a
        where a.kind not in ('lsoa', 'ward')), true);
    return query
        select e.edition_id, p.publication_id, e.edition, e.marking, p.area_kind, p.area_code, a.name, p.period_from, p.period_until,
            p.edition_number, p.released_at, e.content_sha256
        from profile.publications p
        join profile.editions e on e.publication_id = p.publication_id
        join area.areas a on a.area_id = p.profile_area_id
        where p.status = 'released' and (e.edition = 'public' or (e.edition = 'partnership'
            and exists (
                select from sharing.agreements g
                where g.agency_id = p_agency and g.status = 'signed' and g.valid_from <= p_on and p_on < g.valid_until)
            and exists (
                select from ingest.served_in_scope(p_on) s where s.agency_id = p_agency and s.area_id = p.profile_area_id)))
        order by p.period_until desc, a.name, e.edition;
    perform set_config('hub.areas', own, true);
end
$$;
revoke execute on function profile.editions_for_agency(uuid, date) from public;

-- What one of them says, with whose returns it rests on; no row where the agency's system may not read it.
create or replace function profile.edition_for_agency(p_agency uuid, p_edition uuid, p_on date)
    returns table (content text, agencies uuid[], agreements uuid[])
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    areas text := coalesce(current_setting('hub.areas', true), '');
    own text := coalesce(current_setting('hub.agencies', true), '');
    may boolean := exists (select from profile.editions_for_agency(p_agency, p_on) f where f.edition_id = p_edition);
begin
    if not may then
        return;
    end if;
    perform set_config('hub.areas', (select coalesce(string_agg(a.area_id::text, ','), '') from area.areas a
        where a.kind not in ('lsoa', 'ward')), true);
    perform set_config('hub.agencies', (select coalesce(string_agg(agency_id::text, ','), '') from access.agencies), true);
    return query
        select e.content::text, coalesce(array_agg(distinct i.agency_id) filter (where i.agency_id is not null), '{}'),
            coalesce(array_agg(distinct i.agreement_id) filter (where i.agreement_id is not null), '{}')
        from profile.editions e
        join profile.publications p on p.publication_id = e.publication_id
        left join profile.snapshots s on s.snapshot_id = p.snapshot_id
        left join ingest.submissions i on i.submission_id = any (s.submission_ids)
        where e.edition_id = p_edition
        group by e.edition_id, e.content::text;
    perform set_config('hub.agencies', own, true);
    perform set_config('hub.areas', areas, true);
end
$$;
revoke execute on function profile.edition_for_agency(uuid, uuid, date) from public;
