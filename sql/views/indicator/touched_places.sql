-- The areas in which a row that lists several counts: each area it names, by code or name, the finest kind first where a word
-- fits several, and everything that holds one of them; the force always. p_places are the lists as JSON arrays, or null.
create or replace function indicator.touched_places(p_run bigint, p_places text[])
    returns table (place text, level text, code text, profile_area_id bigint)
    language sql stable rows 1000
    as $$
    with run as (
        select period_until - 1 as on_day from indicator.runs where run_id = p_run
    ),
    places as materialized (
        select place_kind, place, level, code, profile_area_id from indicator.run_places(p_run) where place_kind <> 'lsoa'
    ),
    named as (
        select distinct l.place, indicator.area_word(item.value) as word
        from unnest(p_places) as l (place)
        cross join lateral jsonb_array_elements_text(l.place::jsonb) item
    ),
    found as (
        select distinct on (n.place, n.word) n.place, a.kind, a.code
        from run
        join area.areas a on a.valid_from <= run.on_day and run.on_day < a.valid_until and a.kind not in ('lsoa', 'icb', 'fire')
        join named n on n.word in (
            indicator.area_word(a.code), indicator.area_word(a.name), indicator.area_word(a.published_name))
        order by n.place, n.word,
            array_position(array['team', 'lpa', 'csp', 'district', 'upper_tier', 'ward', 'force'], a.kind), a.code
    )
    select f.place, p.level, p.code, p.profile_area_id
    from found f join places p on p.place_kind = f.kind and p.place = f.code
    union
    select l.place, p.level, p.code, p.profile_area_id
    from unnest(p_places) as l (place) cross join places p
    where p.level = 'force'
    $$;
