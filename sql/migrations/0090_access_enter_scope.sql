-- Enters the scope of a transaction. A procedure has no result set, so it goes in front of a transaction's first statement, in
-- the same round trip (HubSession). Local settings: PostgreSQL clears them when the transaction ends, whatever ends it.
create procedure access.enter_scope(actor text, purpose text, agencies text, areas text, oversight text)
    language plpgsql
as $$
begin
    perform set_config('hub.actor', actor, true), set_config('hub.purpose', purpose, true),
        set_config('hub.agencies', agencies, true), set_config('hub.areas', areas, true),
        set_config('hub.oversight', oversight, true);
end
$$;

create function access.scope_purpose() returns text
    language sql stable parallel safe
    return coalesce(current_setting('hub.purpose', true), '');

-- Rights are what the files in sql/grants say and nothing more: each begins by taking back whatever its role was ever given,
-- and what PostgreSQL gives to everybody (to run any function). One transaction, so a running process never stands without.
create procedure database.take_rights_back(from_role text)
    language plpgsql
as $$
declare
    s text;
begin
    for s in select nspname from pg_namespace where nspowner = current_user::regrole and nspname <> 'hangfire' loop
        execute format('revoke all on all tables in schema %I from %I, public', s, from_role);
        execute format('revoke all on all sequences in schema %I from %I, public', s, from_role);
        execute format('revoke all on all routines in schema %I from %I, public', s, from_role);
        execute format('revoke all on schema %I from %I, public', s, from_role);
    end loop;
end
$$;
