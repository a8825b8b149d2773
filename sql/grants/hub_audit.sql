-- Reads the audit record for `hub audit verify`, and nothing else.
grant usage on schema audit to hub_audit;
