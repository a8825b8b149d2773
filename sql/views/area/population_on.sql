-- Denominators of every area that exists on a day: as published for the area itself, else the sum over its LSOAs where none
-- of them is missing. Of several years the newest not after the day's is taken, or the oldest where all are later. basis is
-- 'published', 'summed', or 'estimated' where an addend was apportioned between the parts of a split LSOA.
-- A quoted body: Npgsql splits statements at semicolons and does not know "begin atomic".
create or replace function area.population_on(wanted_measure text, on_day date)
    returns table (area_id bigint, kind text, code text, year int, value numeric, basis text, source text)
    language sql stable parallel safe
as $$
    with chosen as (
        select distinct on (p.kind, p.code) p.kind, p.code, p.year, p.value, p.basis, p.source
        from area.populations p
        where p.measure = wanted_measure
        order by p.kind, p.code, p.year <= extract(year from on_day) desc, abs(p.year - extract(year from on_day))
    ), summed as (
        select m.area_id, min(c.year) as year, sum(c.value) as value, min(c.source) as source,
            bool_or(c.basis = 'apportioned') as is_estimated
        from area.lsoa_memberships m
        left join chosen c on c.kind = 'lsoa' and c.code = m.lsoa21
        where m.valid_from <= on_day and on_day < m.valid_until
        group by m.area_id
        having count(*) = count(c.code)
    )
    select a.area_id, a.kind, a.code, coalesce(own.year, s.year), coalesce(own.value, s.value),
        case
            when own.basis = 'published' then 'published'
            when own.basis = 'apportioned' or s.is_estimated then 'estimated'
            else 'summed'
        end,
        coalesce(own.source, s.source)
    from area.areas a
    left join chosen own on own.kind = a.kind and own.code = a.code
    left join summed s on s.area_id = a.area_id
    where not a.is_withdrawn and a.valid_from <= on_day and on_day < a.valid_until
        and coalesce(own.value, s.value) is not null
$$;
