-- A copy of a return's rows with what is wrong beside each, made by the worker when its sender asks: encrypted in the files folder
-- under a key that is wrapped and then sealed under the submission's working key, so that it goes with that one.
create table ingest.annotated_files (
    submission_id bigint not null,
    form text not null,
    row_choice text not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    asked_at timestamptz not null,
    made_at timestamptz,
    stored_name text,
    sealed_key bytea,
    size_bytes bigint,
    problem text,
    constraint pk_annotated_files primary key (submission_id, form, row_choice),
    constraint fk_annotated_files__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_annotated_files__form check (form in ('xlsx', 'csv')),
    constraint ck_annotated_files__row_choice check (row_choice in ('problems', 'all')),
    constraint ck_annotated_files__made check ((stored_name is null) = (sealed_key is null))
);

alter table ingest.annotated_files enable row level security;
alter table ingest.annotated_files force row level security;
create policy agency on ingest.annotated_files
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));
