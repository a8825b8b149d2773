-- True when a row's values satisfy a filter {"field": ["code", …]}: each field named holds one of its codes, where "" is a
-- blank and "*" any value. A list matches when any of its items does.
create or replace function indicator.row_matches(p_fields jsonb, p_filter jsonb) returns boolean
    language sql immutable parallel safe
    return not exists (
        select from jsonb_each(p_filter) f
        where not case
            when coalesce(p_fields ->> f.key, '') in ('', '[]') then f.value ? ''
            when f.value ? '*' then true
            when jsonb_typeof(p_fields -> f.key) = 'array' then exists (
                select from jsonb_array_elements_text(p_fields -> f.key) item where f.value ? item.value)
            else f.value ? (p_fields ->> f.key)
        end);
