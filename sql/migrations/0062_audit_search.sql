-- Serves "everything that happened to this record", newest first.
create index ix_events__subject on audit.events (subject_id, at);

-- Serves "everything of this kind", newest first, and the last verification.
create index ix_events__kind on audit.events (kind, at);
