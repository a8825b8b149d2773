-- When something changed how a return is read after its dry run: a corrected cell, another choice of columns. Its report is then
-- older than what would be sent, and nobody can send it before it is checked again.
alter table ingest.submissions add column changed_at timestamptz;

-- Serves the daily look for returns that nobody decided.
create index ix_submissions__waiting on ingest.submissions (received_at) where status = 'checked';
