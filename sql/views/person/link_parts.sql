-- The named parts of a link's weight, [{"name","level","bits"}], from the words of its model.
create or replace function person.link_parts(p_model uuid, p_levels smallint[], p_bits real[])
    returns jsonb
    language sql stable
    set search_path = pg_catalog, pg_temp
    as $$
    select coalesce(jsonb_agg(jsonb_build_object(
        'name', m.comparisons -> (n - 1)::int ->> 'name',
        'level', m.comparisons -> (n - 1)::int -> 'levels' ->> p_levels[n]::int,
        'bits', p_bits[n]) order by n), '[]')
    from person.link_models m, generate_series(1, cardinality(p_levels)) n
    where m.model_id = p_model
    $$;
revoke execute on function person.link_parts(uuid, smallint[], real[]) from public;
