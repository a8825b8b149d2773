-- The portal: reads within its scope and asks for work. It never writes records, scores or figures, never reads identities.
call database.take_rights_back('hub_web');
grant usage on schema job, audit, access, sharing, area, ingest, profile to hub_web;
grant select, insert on job.requests to hub_web;
-- Asking twice for one thing only moves its date.
grant update (due_at) on job.requests to hub_web;
grant select on job.progress to hub_web;
grant select on access.agencies to hub_web;
grant select on sharing.agreements, sharing.agreement_kinds to hub_web;
grant select on all tables in schema area to hub_web;
grant select on ingest.dataset_kinds, ingest.row_problems, ingest.required_sources to hub_web;
grant select, insert on ingest.submissions to hub_web;
-- Never its name in the folder nor its key.
grant insert on ingest.quarantine_files to hub_web;
grant select (submission_id, agency_id, size_bytes, sha256, stored_at, destroy_after, destroyed_at, destroyed_why)
    on ingest.quarantine_files to hub_web;
grant select on ingest.source_records to hub_web;
grant execute on procedure access.enter_scope to hub_web;
grant execute on function access.scope_agencies, access.scope_areas, access.scope_actor, access.scope_oversight, access.scope_purpose
    to hub_web;
grant select on profile.settings, profile.snapshots, profile.documents to hub_web;
grant select on ingest.problem_counts to hub_web;
grant select on audit.events to hub_web;
-- Time and hash of an event are the database's own; the record is never changed.
grant insert (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
    on audit.events to hub_web;
grant execute on function audit.field, audit.event_text to hub_web;
