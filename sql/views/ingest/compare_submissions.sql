-- What takes another submission's place changes: rows added, gone, changed and the same, changed values by field, and the first
-- examples with their row numbers. Rows are the same where the fields of p_key are; without a key, or where a file repeats one, whole
-- rows are compared, the same row as often as it stands. Identifiers are sealed and in no row, so they are in no comparison.
create or replace function ingest.compare_submissions(p_old bigint, p_new bigint, p_key text[], p_examples int)
    returns table (compared_by text, rows_added bigint, rows_gone bigint, rows_changed bigint, rows_same bigint, fields jsonb,
        examples jsonb)
    language plpgsql volatile
    set search_path = pg_catalog, pg_temp
    as $$
declare
    has_key boolean := p_key is not null and not exists (
        select from ingest.source_records s
        where s.submission_id in (p_old, p_new)
        group by s.submission_id, (select string_agg(coalesce(s.fields ->> k, ''), chr(31)) from unnest(p_key) k)
        having count(*) > 1);
begin
    return query
    with every as (
        select s.submission_id, s.row_number, s.fields, coalesce(s.lsoa21, s.place_code) as place
        from ingest.source_records s where s.submission_id in (p_old, p_new)
        union all
        select a.submission_id, a.row_number, a.fields, coalesce(a.lsoa21, a.place_code)
        from ingest.set_aside_records a where a.submission_id = p_old
    ), content as (
        select e.submission_id, e.row_number, e.fields || jsonb_strip_nulls(jsonb_build_object('_place', e.place)) as content
        from every e
    ), keyed as materialized (
        select c.submission_id, c.row_number, c.content,
            case when has_key then (select string_agg(coalesce(c.content ->> k, ''), chr(31)) from unnest(p_key) k)
                else md5(c.content::text) || '#' || row_number() over (
                    partition by c.submission_id, md5(c.content::text) order by c.row_number) end as row_key
        from content c
    ), pairs as materialized (
        select o.row_number as old_row, n.row_number as new_row, o.content as before, n.content as after
        from (select k.row_key, k.row_number, k.content from keyed k where k.submission_id = p_old) o
        full join (select k.row_key, k.row_number, k.content from keyed k where k.submission_id = p_new) n on n.row_key = o.row_key
    ), changes as (
        select p.old_row, p.new_row, f.field, f.was, f.becomes
        from pairs p
        cross join lateral (
            select coalesce(a.key, b.key) as field, a.value as was, b.value as becomes
            from jsonb_each_text(p.before) a
            full join jsonb_each_text(p.after) b on b.key = a.key
            where a.value is distinct from b.value) f
        where p.before <> p.after
    ), shown as (
        select c.old_row, c.new_row,
            jsonb_agg(jsonb_build_object('field', c.field, 'was', c.was, 'becomes', c.becomes) order by c.field) as changed
        from changes c
        group by c.old_row, c.new_row
        order by c.new_row
        limit p_examples
    )
    select case when has_key then 'key' else 'content' end,
        (select count(*) from pairs p where p.before is null), (select count(*) from pairs p where p.after is null),
        (select count(*) from pairs p where p.before <> p.after), (select count(*) from pairs p where p.before = p.after),
        coalesce((select jsonb_object_agg(x.field, x.number)
            from (select c.field, count(*) as number from changes c group by c.field) x), '{}'),
        jsonb_build_object(
            'changed', coalesce((select jsonb_agg(jsonb_build_object('oldRow', s.old_row, 'newRow', s.new_row, 'values', s.changed)
                order by s.new_row) from shown s), '[]'),
            'added', coalesce((select jsonb_agg(x.new_row) from (select p.new_row from pairs p where p.before is null
                order by p.new_row limit p_examples) x), '[]'),
            'gone', coalesce((select jsonb_agg(x.old_row) from (select p.old_row from pairs p where p.after is null
                order by p.old_row limit p_examples) x), '[]'));
end
$$;
revoke execute on function ingest.compare_submissions(bigint, bigint, text[], int) from public;
