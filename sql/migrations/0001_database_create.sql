-- One schema per feature; every process role gets its rights in sql/grants.
create schema job;
create schema audit;
create schema access;
create schema sharing;
create schema area;
create schema ingest;
create schema person;
create schema indicator;
create schema profile;

-- Scope of the current transaction, set by HubDatabase.InScopeAsync and cleared by PostgreSQL when it ends. After a
-- transaction-local setting the value is '' and not null, hence nullif. No setting means no rows.
create function access.scope_agencies() returns uuid[]
    language sql stable parallel safe
    return coalesce(string_to_array(nullif(current_setting('hub.agencies', true), ''), ',')::uuid[], '{}'::uuid[]);

create function access.scope_areas() returns bigint[]
    language sql stable parallel safe
    return coalesce(string_to_array(nullif(current_setting('hub.areas', true), ''), ',')::bigint[], '{}'::bigint[]);
