-- Reads the audit record for `hub audit verify`, and nothing else.
call database.take_rights_back('hub_audit');
grant usage on schema audit to hub_audit;
grant usage on schema access to hub_audit;
grant execute on procedure access.enter_scope to hub_audit;
grant execute on function access.scope_agencies, access.scope_areas, access.scope_actor, access.scope_oversight, access.scope_purpose
    to hub_audit;
grant select on all tables in schema audit to hub_audit;
