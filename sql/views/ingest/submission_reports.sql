-- A submission with its kind's title as the version that it was read with says.
create or replace view ingest.submission_reports with (security_invoker = true) as
select s.agency_id, s.submission_id, s.submission_key as key, s.kind, k.definition ->> 'title' as title, s.kind_version, s.period_from,
    s.period_until, s.status, s.is_nil, s.is_partial, s.file_name, s.received_at, s.due_on, s.decided_at, s.rows_read, s.rows_accepted,
    s.rows_rejected, s.rows_warned, s.rows_placed, s.rows_outside, s.rows_unplaced, s.dropped_columns, s.refusal,
    s.door, s.is_decided_by_person, s.verdict, s.checked_at, s.decision, s.sent_at, s.replaces, s.replaced_by, s.declared_areas,
    s.contact_account, s.read_as
from ingest.submissions s
join ingest.dataset_kinds k on k.kind = s.kind and k.version = s.kind_version;
