-- The worker: writes records and aggregates, and reads what its scope names.
call database.take_rights_back('hub_jobs');
grant usage on schema job, audit, access, sharing, area, ingest, person, indicator, profile to hub_jobs;
grant select, insert, update on job.requests, job.progress to hub_jobs;
-- Who runs the hub and who is suspended is not the worker's to say.
grant select, insert (agency_id, code, name, agency_type, served_areas), update (name, agency_type, served_areas)
    on access.agencies to hub_jobs;
-- To judge, when work is done, whether the one who asked may still ask; no name and no address.
grant select (account_id, status) on access.accounts to hub_jobs;
grant select (account_id, agency_id, status) on access.memberships to hub_jobs;
grant select (account_id, agency_id, role, area_kind, area_code, revoked_at) on access.role_grants to hub_jobs;
grant select (api_client_id, agency_id, status) on access.api_clients to hub_jobs;
grant execute on function access.scope_sign_in to hub_jobs;
grant select, insert, update on sharing.agreements to hub_jobs;
grant select, insert, update, delete on sharing.agreement_kinds to hub_jobs;
grant select, insert on sharing.agreement_parties, sharing.agreement_combining, sharing.agreement_versions to hub_jobs;
grant select, insert on sharing.agreement_signatures, sharing.agreement_standings to hub_jobs;
grant select on sharing.gateways, sharing.lawful_bases to hub_jobs;
grant execute on all functions in schema sharing to hub_jobs;
grant select on all tables in schema area to hub_jobs;
grant select, insert on ingest.dataset_kinds to hub_jobs;
grant select, insert, update on ingest.submissions to hub_jobs;
grant execute on function ingest.discard_submission to hub_jobs;
grant select, delete, update (sealed) on ingest.corrections to hub_jobs;
grant select, insert, delete on ingest.kept_rows to hub_jobs;
grant select, delete, update (made_at, stored_name, sealed_key, size_bytes, problem) on ingest.annotated_files to hub_jobs;
grant select, insert, update (sealed_key, destroyed_at) on ingest.working_keys to hub_jobs;
grant select (upload_id, agency_id, expires_at, result_key), delete on ingest.uploads to hub_jobs;
grant select, insert on ingest.scans to hub_jobs;
-- hub report prints what the portal shows.
grant select on ingest.submission_reports to hub_jobs;
grant select, insert, update on ingest.scanner_standing to hub_jobs;
grant select, delete on ingest.reading_choices to hub_jobs;
-- A mapping is added and never changed.
grant select, insert on ingest.mappings to hub_jobs;
grant select, insert, delete, update (sealed, made_at, agreement_id) on ingest.previews to hub_jobs;
grant select, delete on ingest.source_records to hub_jobs;
grant insert on ingest.source_records_leaf to hub_jobs;
grant select, insert, delete on ingest.row_problems to hub_jobs;
grant select, insert, update on ingest.quarantine_files to hub_jobs;
grant select, insert, update, delete on ingest.required_sources to hub_jobs;
-- A row set aside leaves the records and comes back; a corrected one changes its fields and leaves a mark.
grant insert, update (fields) on ingest.source_records to hub_jobs;
grant select, insert, delete on ingest.set_aside_records to hub_jobs;
grant select, insert on ingest.row_changes to hub_jobs;
-- A delete names its rows, so it needs these columns; the sealed value stays unreadable.
grant select (submission_id, row_number, agency_id), delete on person.identity to hub_jobs;
grant select on person.exemptions to hub_jobs;
grant select, update (status, searched_at) on person.rights_requests to hub_jobs;
grant select, insert, delete on person.rights_findings to hub_jobs;
grant select, update (applied_at, corrected_value) on person.rights_decisions to hub_jobs;
grant select (decision_id, agency_id, destroy_after), insert, delete on person.rights_extracts to hub_jobs;
grant insert on person.identity_leaf to hub_jobs;
-- The only way to a sealed identity; it writes the audit record itself.
grant execute on function person.open_identities to hub_jobs;
grant execute on procedure access.enter_scope to hub_jobs;
grant execute on function access.scope_agencies, access.scope_areas, access.scope_actor, access.scope_oversight, access.scope_purpose
    to hub_jobs;
grant execute on function job.put_back to hub_jobs;
grant select, insert, update on profile.settings to hub_jobs;
grant select, insert on profile.snapshots, profile.documents to hub_jobs;
grant select, insert, update on indicator.runs to hub_jobs;
grant select, insert on indicator.run_indicators, indicator.figure_codes, indicator.observations to hub_jobs;
grant select, insert on indicator.placements, indicator.row_districts, indicator.agency_counts to hub_jobs;
grant select, insert, delete on ingest.problem_counts, ingest.submission_quality, ingest.field_quality to hub_jobs;
grant select on ingest.quality_measures to hub_jobs;
grant insert on person.identity_keys to hub_jobs;
grant select on audit.events to hub_jobs;
-- Time and hash of an event are the database's own; the record is never changed.
grant insert (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
    on audit.events to hub_jobs;
grant execute on function audit.field, audit.event_text to hub_jobs;
grant execute on all functions in schema area, indicator to hub_jobs;
-- The outbox of notifications.
grant select on access.notifications, access.notification_choices, access.mail_wishes to hub_jobs;
grant select, update (state, attempts, due_at, finished_at, error) on access.notification_emails to hub_jobs;
grant execute on function access.notify, access.notify_holders, access.mail_address to hub_jobs;
-- The sealer takes what waits and adds to the chain; nothing of it is ever changed.
grant select, delete on audit.unsealed to hub_jobs;
grant select, insert on audit.seals, audit.sealed_events to hub_jobs;
grant select, insert, update on audit.head_exports to hub_jobs;
grant select on audit.retention_rules, audit.destroyed_seals to hub_jobs;
grant execute on function audit.destroy_old_events(uuid, int) to hub_jobs;
-- Of intelligence the worker sees nothing: it destroys what is due. The other functions judge the policies of those tables.
grant usage on schema intelligence to hub_jobs;
grant execute on function intelligence.destroy_due, intelligence.graded_agencies, intelligence.readable_areas,
    access.granted_areas to hub_jobs;
-- Taking returns back and disposing of them: rows, keys, exact values and drafts go; what was asked and certified stays.
grant select, insert, update (ended_at, refusal) on ingest.withdrawals to hub_jobs;
grant select, insert on ingest.withdrawal_certificates to hub_jobs;
grant select (submission_id, agency_id, destroyed_at), update (sealed_key, destroyed_at) on person.identity_keys to hub_jobs;
grant delete on indicator.observations, indicator.placements, indicator.row_districts, indicator.agency_counts to hub_jobs;
-- People counted once.
grant select, insert, delete on indicator.linked_people, indicator.linked_sets to hub_jobs;
-- Incidents counted once.
grant select, insert, delete on indicator.repeated_sets to hub_jobs;
grant delete on profile.snapshots, profile.documents to hub_jobs;
grant select, insert on profile.withdrawn_drafts to hub_jobs;
grant execute on function profile.uses_of, profile.resting_on, person.count_identities to hub_jobs;
-- A return that comes closes the requests for it; one that is withdrawn opens them again.
grant select, update (state, submission_id, closed_at, closed_why) on ingest.data_requests to hub_jobs;
-- What a replacement changes is counted while its rows stand.
grant select, insert, update on ingest.replacements to hub_jobs;
grant execute on function ingest.compare_submissions to hub_jobs;
grant select, insert on profile.receipts to hub_jobs;
-- Profiles as publications: the worker freezes editions and their files at release, and carries out a recall.
grant select, insert, update on profile.publications, profile.sections, profile.judgements, profile.recommendations,
    profile.decisions, profile.area_settings to hub_jobs;
grant select, insert on profile.authors, profile.steps, profile.section_versions, profile.editions to hub_jobs;
grant select, insert, update on profile.edition_files to hub_jobs;
grant select, insert, update on profile.checklist_answers, profile.recalls to hub_jobs;
grant select, insert, delete on profile.pre_release_readers to hub_jobs;
grant execute on function profile.publication_people, profile.holders_of_area, profile.unfinished_returns,
    profile.drop_unreleased, profile.destroy_recalled, intelligence.unusable,
    profile.publications_on, profile.newer_data to hub_jobs;
grant select on profile.threat_matrices to hub_jobs;
grant select, insert on profile.threat_scores, profile.threat_answers to hub_jobs;
-- Of the reports that a profile rests on, grade and conditions: for its release.
grant execute on function intelligence.cited to hub_jobs;
-- The checklist counts comments that nobody has answered.
grant select on profile.comments to hub_jobs;


grant select, insert, update on profile.disclosure_exceptions to hub_jobs;
grant select, insert, update, delete on profile.disclosure_checks to hub_jobs;

-- Names a reader on their own copy.
grant execute on function profile.copy_recipient to hub_jobs;

-- Linking: records go to the leaves by COPY; what is compared is opened by person.open_records alone.
grant select, insert on person.link_runs, person.cluster_changes, person.link_measures, person.link_secrets to hub_jobs;
grant select, insert, update (in_force_at, retired_at) on person.link_models to hub_jobs;
grant select, delete, update (cluster_record, cluster_id, component_record) on person.link_records to hub_jobs;
grant select, delete on person.links to hub_jobs;
grant insert on person.link_records_leaf, person.links_leaf to hub_jobs;
grant usage, update on sequence person.link_record_ids to hub_jobs;
grant select on person.link_decisions to hub_jobs;
grant select, insert, delete on person.review_pairs, person.link_resting, person.link_touched, person.link_keys, person.link_key_sets
    to hub_jobs;
grant select, insert, update, delete on person.link_submissions to hub_jobs;
grant execute on function person.open_records, person.take_back_records, person.link_parts to hub_jobs;

-- The worker makes the queue of review at the end of each run.
grant update on person.review_pairs to hub_jobs;
grant execute on function person.review_candidates, person.review_records to hub_jobs;
-- Questions between agencies: what is linked is looked up here, and the portal is told nothing of it.
grant select, delete on person.asks to hub_jobs;
grant select, insert, delete on person.ask_desk to hub_jobs;
grant select on person.ask_switches to hub_jobs;
grant usage on sequence person.link_runs_run_id_seq to hub_jobs;
