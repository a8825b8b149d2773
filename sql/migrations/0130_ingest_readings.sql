-- What a person says about reading one submission's file: sheet, header row, columns, values. One for each, the newest counts.
create table ingest.reading_choices (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    choice jsonb not null,
    chosen_by text not null,
    chosen_at timestamptz not null,
    constraint pk_reading_choices primary key (submission_id),
    constraint fk_reading_choices__submissions foreign key (submission_id) references ingest.submissions (submission_id)
);

-- What an agency's files of a kind are read by until somebody says otherwise. Versions are added and never changed, so that an
-- old submission can be read again as it was: ingest.submissions.mapping_version names its version.
create table ingest.mappings (
    agency_id uuid not null,
    kind text not null,
    version int not null,
    agreement_id uuid not null,
    choice jsonb not null,
    submission_id bigint not null,
    made_by text not null,
    made_at timestamptz not null,
    constraint pk_mappings primary key (agency_id, kind, version),
    constraint fk_mappings__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_mappings__version check (version > 0)
);

-- What the worker shows a person of a file before they decide, sealed under the submission's working key: its first rows, and
-- the values that no list knows.
create table ingest.previews (
    submission_id bigint not null,
    part text not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    sealed bytea not null,
    made_at timestamptz not null,
    constraint pk_previews primary key (submission_id, part),
    constraint fk_previews__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_previews__part check (part in ('rows', 'values'))
);

do $$
declare
    t text;
begin
    foreach t in array array['reading_choices', 'mappings', 'previews'] loop
        execute format('alter table ingest.%I enable row level security', t);
        execute format('alter table ingest.%I force row level security', t);
        execute format('create policy agency on ingest.%I using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;
