-- The five measures of a submission, each as a part of a whole. Days are counted in the United Kingdom; a row is found when the
-- hub could tell where it lies, inside the force or outside. Rows of a refused file were not placed.
create or replace view ingest.quality_measures with (security_invoker = true) as
select s.agency_id, s.submission_id, s.submission_key as key, s.kind, k.definition ->> 'title' as title, s.period_from, s.period_until,
    s.status, s.received_at, s.due_on, coalesce(s.rows_read, 0)::bigint as rows_read,
    q.needed_filled as complete, q.needed_cells as complete_of,
    q.usable_cells as valid, q.filled_cells as valid_of,
    (s.received_at at time zone 'Europe/London')::date - s.due_on as days_after_due,
    q.repeated_rows as repeated,
    (coalesce(s.rows_placed, 0) + coalesce(s.rows_outside, 0))::bigint as found,
    (coalesce(s.rows_placed, 0) + coalesce(s.rows_outside, 0) + coalesce(s.rows_unplaced, 0))::bigint as found_of,
    s.is_nil
from ingest.submissions s
join ingest.submission_quality q using (submission_id)
join ingest.dataset_kinds k on k.kind = s.kind and k.version = s.kind_version;
