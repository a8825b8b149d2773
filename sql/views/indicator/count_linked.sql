-- Its functions come after it in the order of names.
set local check_function_bodies = off;

-- Counts the people of a run's period once each, by category of person, area and the agencies that know them, from the records that
-- linking joined (indicator.linked_records says which). A person stands in the area of the newest record that has one.
create or replace function indicator.count_linked(
    p_run bigint, p_agencies uuid[], p_kinds text[], p_stock boolean[], p_values text[], p_fields text[]) returns void
    language sql
    set jit = off
    as $$
    with people as (
        select category, array_agg(distinct agency_id order by agency_id) as agencies,
            (array_agg(code order by starts desc, record_id desc) filter (where code is not null))[1] as code,
            (array_agg(profile_area_id order by starts desc, record_id desc) filter (where code is not null))[1] as profile_area_id,
            bit_xor(hashtextextended(concat_ws(':', record_id, cluster_id, agency_id), 0)) as mark
        from indicator.linked_records(p_run, p_agencies, p_kinds, p_stock, p_values, p_fields)
        group by category, cluster_id
    )
    insert into indicator.linked_people (run_id, category, code, profile_area_id, agencies, people, mark)
    select p_run, category, code, profile_area_id, agencies, count(*), bit_xor(mark)
    from people
    where code is not null
    group by category, code, profile_area_id, agencies
    $$;
