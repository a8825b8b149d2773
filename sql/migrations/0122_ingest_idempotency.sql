-- What a system was answered when it sent a return, under the key that it chose: sending again gives the same answer. Holds hashes
-- and the answer, never what was sent.
create table ingest.sent_keys (
    client_id uuid not null,
    key_sha256 bytea not null,
    agency_id uuid not null,
    request_sha256 bytea,
    answer_status int,
    answer text,
    begun_at timestamptz not null,
    expires_at timestamptz not null,
    constraint pk_sent_keys primary key (client_id, key_sha256),
    constraint fk_sent_keys__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint ck_sent_keys__answer check (
        (request_sha256 is null) = (answer is null) and (answer_status is null) = (answer is null))
);
alter table ingest.sent_keys enable row level security;
alter table ingest.sent_keys force row level security;
create policy agency on ingest.sent_keys
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));

-- Serves the removal of keys whose time has passed.
create index ix_sent_keys__agency_expires on ingest.sent_keys (agency_id, expires_at);
