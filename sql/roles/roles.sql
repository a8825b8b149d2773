-- Roles are cluster-wide: run once under the cluster's advisory lock (Roles.EnsureAsync). On a customer's server the
-- database administrator creates them and this file documents what is expected.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['hub_owner', 'hub_web', 'hub_jobs', 'hub_audit'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I login nosuperuser nobypassrls nocreatedb nocreaterole', wanted);
        end if;
    end loop;
end
$$;
