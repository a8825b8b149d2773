-- An area with every area that it lies wholly in, in all their dated versions: whoever reads one of them reads its reports.
create or replace function intelligence.areas_around(p_kind text, p_code text)
    returns bigint[]
    language sql stable
    set search_path = pg_catalog, pg_temp
    as $$
    select coalesce(array_agg(distinct w.area_id), '{}')
    from (
        select a.area_id from area.areas a where a.kind = p_kind and a.code = p_code
        union all
        select c.in_area_id from area.containments c where c.kind = p_kind and c.code = p_code
    ) w (area_id)
    $$;
