-- Serves the progress of one submission: the newest request for a subject, whatever its state.
create index ix_requests__kind_subject on job.requests (kind, subject_id, request_id);
