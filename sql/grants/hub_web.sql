-- The portal: reads within its scope and asks for work. It never writes records, scores or figures, never reads identities.
grant usage on schema job, audit, access, sharing, area, ingest, indicator, profile to hub_web;
grant select, insert on job.requests to hub_web;
-- Asking twice for one thing only moves its date.
grant update (due_at) on job.requests to hub_web;
grant select on job.progress to hub_web;
grant usage on all sequences in schema job, ingest to hub_web;
grant select on access.agencies to hub_web;
grant select on sharing.agreements, sharing.agreement_kinds to hub_web;
grant select on all tables in schema area to hub_web;
grant select on ingest.dataset_kinds, ingest.row_problems, ingest.required_sources to hub_web;
grant select, insert on ingest.submissions, ingest.quarantine_files to hub_web;
grant select on ingest.source_records to hub_web;
grant execute on all functions in schema access to hub_web;
grant select on profile.settings, profile.snapshots, profile.documents to hub_web;
grant select on ingest.problem_counts to hub_web;
grant select on audit.events to hub_web;
-- Time and hash of an event are the database's own; the record is never changed.
grant insert (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
    on audit.events to hub_web;
grant execute on all functions in schema audit to hub_web;
