-- The portal: reads within its scope and asks for work. It never writes records, scores or figures, never reads identities.
call database.take_rights_back('hub_web');
grant usage on schema job, audit, access, sharing, area, ingest, profile to hub_web;
grant select, insert on job.requests to hub_web;
-- Asking twice for one thing only moves its date.
grant update (due_at) on job.requests to hub_web;
grant select on job.progress to hub_web;
grant select on access.agencies to hub_web;
grant select on sharing.agreements, sharing.agreement_kinds, sharing.agreement_parties, sharing.agreement_combining to hub_web;
-- An agreement begins as a draft; its status, parties and kinds are written by sharing.take_terms and sharing.set_standing alone.
grant insert (agreement_id, agency_id, reference, title, purpose, lawful_basis, gateway, data_class_ceiling, retention_months,
    contact_name, valid_from, valid_until, party_ids) on sharing.agreements to hub_web;
grant select, insert on sharing.agreement_versions, sharing.agreement_signatures, sharing.agreement_standings to hub_web;
grant select, insert, update, delete on sharing.working_copies to hub_web;
grant select on sharing.gateways, sharing.lawful_bases to hub_web;
grant execute on all functions in schema sharing to hub_web;
grant select on all tables in schema area to hub_web;
grant select on ingest.dataset_kinds, ingest.row_problems, ingest.required_sources to hub_web;
-- A return begins as received; what moves it on are these functions and the worker. No status can be written here.
grant select on ingest.submissions to hub_web;
grant insert (submission_key, agency_id, agreement_id, kind, kind_version, period_from, period_until, is_nil, is_partial, file_name,
    file_bytes, sha256, due_on, received_at, asked_by, door, is_decided_by_person, declared_areas, contact_account, replaces)
    on ingest.submissions to hub_web;
-- A correction is added or undone, never changed.
grant select, insert, update (undone_by, undone_at) on ingest.corrections to hub_web;
grant select on ingest.kept_rows to hub_web;
-- A copy is asked for here and made by the worker.
grant select, insert, update (asked_at, made_at, problem) on ingest.annotated_files to hub_web;
grant execute on function ingest.change_submission, ingest.send_submission, ingest.check_submission_again,
    ingest.discard_submission to hub_web;
grant select, insert on ingest.working_keys to hub_web;
grant select on ingest.scans, ingest.scanner_standing to hub_web;
grant select, insert, update (request_sha256, answer_status, answer, expires_at), delete on ingest.sent_keys to hub_web;
-- What a person chose is written here, what a file holds by the worker alone.
grant select, insert, update (choice, chosen_by, chosen_at) on ingest.reading_choices to hub_web;
grant select on ingest.mappings, ingest.previews to hub_web;
-- Never its name in the folder nor its key.
grant insert on ingest.quarantine_files to hub_web;
grant select (submission_id, agency_id, size_bytes, sha256, stored_at, destroy_after, destroyed_at, destroyed_why)
    on ingest.quarantine_files to hub_web;
-- Files that arrive in pieces: the portal seals them, so it must open their keys; the worker only destroys what was left.
grant select, insert, delete, update (result_key, sealed_key, file_name) on ingest.uploads to hub_web;
grant select on ingest.source_records, ingest.set_aside_records, ingest.row_changes to hub_web;
-- Requests of people about their data: registered, decided and answered here; found and applied by the worker.
grant usage on schema person to hub_web;
grant select on person.exemptions, person.rights_findings, person.rights_extracts to hub_web;
grant select, insert, update (identity_proved_on, extended_on, extension_reason, criteria, status, answered_on, version)
    on person.rights_requests to hub_web;
grant update (decision_id) on person.rights_findings to hub_web;
grant select, insert, update (lifted_at, lifted_by) on person.rights_decisions to hub_web;
grant execute on function person.rights_standing, person.rights_open_work to hub_web;
-- Kinds are added; a registered version never changes.
grant insert on ingest.dataset_kinds to hub_web;
grant select on ingest.submission_reports to hub_web;
grant execute on procedure access.enter_scope to hub_web;
grant execute on function access.scope_agencies, access.scope_areas, access.scope_actor, access.scope_oversight, access.scope_purpose
    to hub_web;
grant execute on function job.put_back to hub_web;
grant execute on function profile.editions_for_agency, profile.edition_for_agency to hub_web;
grant execute on function profile.newer_data, profile.sources_of, profile.submissions_behind, access.granted_areas to hub_web;
grant select on profile.settings, profile.snapshots, profile.documents to hub_web;
grant select on ingest.problem_counts, ingest.submission_quality, ingest.field_quality, ingest.quality_measures to hub_web;
grant select on audit.events to hub_web;
-- Time and hash of an event are the database's own; the record is never changed.
grant insert (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
    on audit.events to hub_web;
grant execute on function audit.field, audit.event_text to hub_web;
-- People, their roles and their agencies: within the scope that the use case states, and no more of a person than these
-- columns. Who runs the hub is the owner's to say.
grant insert (agency_id, code, name, agency_type, served_areas, requires_mfa) on access.agencies to hub_web;
grant update (name, agency_type, status, requires_mfa) on access.agencies to hub_web;
grant select, insert, delete on access.agency_tenants, access.agency_domains to hub_web;
grant select, update (display_name, sessions_valid_from, last_signed_in_at) on access.accounts to hub_web;
grant select, insert, update (status, sponsor_id, changed_by, changed_at, invitation_id) on access.memberships to hub_web;
grant select, insert, update (revoked_by, revoked_at) on access.role_grants to hub_web;
grant select, insert, update (account_id, accepted_at, revoked_at, sponsor_id) on access.invitations to hub_web;
grant select, insert, update (status) on access.api_clients to hub_web;
-- Finds a caller before any scope is known.
grant execute on function access.scope_sign_in, access.resolve_sign_in, access.resolve_client, access.register_account,
    access.find_invitation, access.domain_owner, access.tenant_serves to hub_web;
-- A key of sessions is added and read, never changed.
grant select, insert on access.key_ring to hub_web;
-- One's own notifications; access.notify writes them.
grant select, update (read_at) on access.notifications to hub_web;
grant select, insert, update (email, changed_at) on access.notification_choices to hub_web;
grant execute on function access.notify, access.notify_holders to hub_web;
-- The state of the seals, for auditors.
grant select on audit.unsealed, audit.seals, audit.sealed_events, audit.head_exports, audit.record to hub_web;
grant select on audit.retention_rules, audit.destroyed_seals to hub_web;
-- Intelligence reports. What was reported goes in and comes out through intelligence.open_draft and intelligence.open_original
-- alone, the sanitised words through intelligence.read_sanitised: both leave their event.
grant usage on schema intelligence to hub_web;
grant select, insert, update (agreement_id, status, area_kind, area_code, declined_why, sent_at, opened_at, decided_at, destroy_on,
    destroyed_at, version) on intelligence.reports to hub_web;
grant insert, select (report_id, destroyed_at), update (sealed_key, sealed, destroyed_at) on intelligence.originals to hub_web;
grant insert, update (superseded_at) on intelligence.gradings to hub_web;
grant select (report_id, version, graded_at, source, assessment, handling, conditions, area_kind, area_code, why_again,
    superseded_at) on intelligence.gradings to hub_web;
grant select, insert on intelligence.acknowledgements to hub_web;
grant execute on function intelligence.graded_agencies, intelligence.readable_areas, intelligence.areas_around,
    intelligence.open_draft, intelligence.open_original, intelligence.read_sanitised, intelligence.search_sanitised,
    intelligence.search_originals, intelligence.cited to hub_web;
-- Asking that a return be taken back, and what the worker certified. What rests on a return is told in numbers alone.
grant select, insert on ingest.withdrawals to hub_web;
grant select on ingest.withdrawal_certificates, profile.withdrawn_drafts to hub_web;
grant usage on schema indicator to hub_web;
grant execute on function indicator.resting_on, profile.uses_of, profile.resting_on, person.count_identities to hub_web;
-- Requests to partners for what is missing, and the coverage board: other agencies' returns as status words through functions.
grant select, insert, update (state, body, due_on, sent_at, asked_by, asked_for, asker_name, answer, answer_on, answer_text, answered_by,
    answered_at, closed_at, closed_why) on ingest.data_requests to hub_web;
grant select on ingest.data_request_list to hub_web;
grant execute on function ingest.coverage_sources(date), ingest.coverage_sent(date, date, date),
    ingest.coverage_quality(date, date) to hub_web;
grant select on ingest.replacements to hub_web;
grant select on profile.receipts to hub_web;
-- Profiles as publications: the portal writes, reviews and approves; the worker freezes editions and their files.
grant select, insert, update on profile.publications, profile.sections, profile.judgements, profile.recommendations,
    profile.decisions, profile.area_settings to hub_web;
grant select, insert on profile.authors, profile.steps, profile.section_versions to hub_web;
grant select on profile.editions, profile.edition_files to hub_web;
grant select, insert, update on profile.checklist_answers, profile.recalls to hub_web;
grant select, insert, delete on profile.pre_release_readers to hub_web;
grant execute on function profile.publication_people, profile.holders_of_area, profile.unfinished_returns,
    profile.drop_unreleased, profile.destroy_recalled, intelligence.unusable,
    profile.publications_on to hub_web;
grant execute on function profile.public_areas to hub_web;
grant select on profile.readable_editions to hub_web;
grant select on profile.threat_matrices to hub_web;
grant select, insert on profile.threat_scores, profile.threat_answers to hub_web;
grant execute on function profile.writing_people to hub_web;
grant select, insert, update on profile.commenters, profile.comments to hub_web;
grant execute on function profile.may_comment to hub_web;


-- Whether editions betray small numbers is checked by the worker and shown on pages; two people may let one pass.
grant select, insert, update on profile.disclosure_exceptions to hub_web;
grant select on profile.disclosure_checks to hub_web;
grant select on indicator.run_indicators to hub_web;
grant select (run_id, rule_version) on indicator.runs to hub_web;
grant execute on function area.population_on to hub_web;

-- Linking: pages read what is joined within a scope that holds both agencies, and a model's numbers, never its sealed tables or keys.
grant select on person.link_runs, person.link_records, person.links, person.cluster_changes, person.review_pairs to hub_web;
grant select (model_id, subject, rule_set, record_count, trained_at, trained_by, in_force_at, retired_at, comparisons)
    on person.link_models to hub_web;
grant select, insert, update (needs_second, second_by, second_for, second_at, undone_by, undone_at, undone_reason, replaced_by)
    on person.link_decisions to hub_web;
grant select, insert on person.link_measures to hub_web;
grant execute on function person.link_parts to hub_web;
-- Questions between agencies: own ones, what reached the own desk, and what both sides may see.
grant select, insert on person.asks, person.ask_answers to hub_web;
grant select, update (answer, answered_by, answered_at) on person.ask_desk to hub_web;
grant select, insert, update (off_at, off_by) on person.ask_switches to hub_web;
grant execute on function person.kind_title to hub_web;

-- Reviewing links: sealed records leave by one function, which leaves its event; a sample is drawn by another.
grant select, update (closed_at) on person.link_samples to hub_web;
grant select, update (answer, judged_by, judged_at) on person.sample_pairs to hub_web;
grant execute on function person.open_review_pair, person.conflicting_decisions, person.draw_sample to hub_web;
