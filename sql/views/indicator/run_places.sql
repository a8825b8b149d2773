-- Every place a row can carry, with each area it counts in on the run's last day: an LSOA in its areas of every kind, a
-- wider area in itself and the areas that hold it. profile_area_id is the profile area that holds the area counted in, or
-- that area itself where none does (county, force).
create or replace function indicator.run_places(p_run bigint)
    returns table (place_kind text, place text, level text, code text, profile_area_id bigint)
    language sql stable rows 10000
    as $$
    with run as (
        select area_kind, period_until - 1 as on_day from indicator.runs where run_id = p_run
    ),
    held as (
        select c.kind, c.code, c.in_kind, c.in_code, c.in_area_id
        from run join area.containments c on c.valid_from <= run.on_day and run.on_day < c.valid_until
    ),
    areas as (
        select a.kind, a.code, coalesce(case when a.kind <> run.area_kind then h.in_area_id end, a.area_id) as profile_area_id
        from run
        join area.areas a on a.valid_from <= run.on_day and run.on_day < a.valid_until
        left join held h on h.kind = a.kind and h.code = a.code and h.in_kind = run.area_kind
    ),
    cells as (
        select m.lsoa21, m.kind, m.code, own.area_id as own_profile_area_id
        from run
        join area.lsoa_memberships m on m.valid_from <= run.on_day and run.on_day < m.valid_until
        left join area.lsoa_memberships own on own.lsoa21 = m.lsoa21 and own.kind = run.area_kind
            and own.valid_from <= run.on_day and run.on_day < own.valid_until
    )
    select 'lsoa', c.lsoa21, c.kind, c.code, case c.kind when 'lsoa' then c.own_profile_area_id else a.profile_area_id end
    from cells c join areas a on a.kind = c.kind and a.code = c.code
    union all
    select a.kind, a.code, a.kind, a.code, a.profile_area_id from areas a where a.kind <> 'lsoa'
    union all
    select h.kind, h.code, h.in_kind, h.in_code, a.profile_area_id
    from held h join areas a on a.kind = h.in_kind and a.code = h.in_code
    where h.kind <> 'lsoa' and h.in_kind <> h.kind
    $$;
