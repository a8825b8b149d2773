-- What a kind is called in its newest version; its word where the hub knows none.
create or replace function person.kind_title(p_kind text) returns text
    language sql stable
    return coalesce(
        (select d.definition ->> 'title' from ingest.dataset_kinds d where d.kind = p_kind order by d.version desc limit 1), p_kind);
