-- A file that arrives in pieces: whose, what was declared of it, how long it will be, and the wrapped key of what has come. The
-- pieces lie sealed in the folder of received files under the upload's id; what has survived there is how far it has come.
create table ingest.uploads (
    upload_id uuid not null,
    agency_id uuid not null,
    account_id uuid not null,
    declared jsonb not null,
    file_name text not null,
    length_bytes bigint not null,
    sealed_key bytea,
    begun_at timestamptz not null,
    expires_at timestamptz not null,
    result_key uuid,
    constraint pk_uploads primary key (upload_id),
    constraint fk_uploads__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint fk_uploads__accounts foreign key (account_id) references access.accounts (account_id),
    constraint ck_uploads__length check (length_bytes > 0),
    constraint ck_uploads__result check ((sealed_key is null) = (result_key is not null))
);
-- Serves the count of one person's unfinished uploads and the daily destruction of those that were left.
create index ix_uploads__account_expires on ingest.uploads (account_id, expires_at);
alter table ingest.uploads enable row level security;
alter table ingest.uploads force row level security;
create policy agency on ingest.uploads
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));
