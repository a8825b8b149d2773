-- Reads the audit record for `hub audit verify`, and nothing else.
grant usage on schema audit to hub_audit;
grant usage on schema access to hub_audit;
grant execute on all functions in schema access to hub_audit;
grant select on all tables in schema audit to hub_audit;
