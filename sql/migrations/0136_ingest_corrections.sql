-- Cells that a person corrected in the browser: a layer over the file, which is never changed. The newest that is not undone
-- counts. What was written is sealed under the submission's working key and goes with it; that a cell was corrected, by whom and
-- when, stays as the mark of the row.
create table ingest.corrections (
    correction_id bigint generated always as identity,
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    row_number int not null,
    field text not null,
    sealed bytea,
    made_by text not null,
    made_at timestamptz not null,
    undone_by text,
    undone_at timestamptz,
    constraint pk_corrections primary key (correction_id),
    constraint fk_corrections__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_corrections__row_number check (row_number > 0),
    constraint ck_corrections__undone check ((undone_at is null) = (undone_by is null))
);

-- Serves the layer over one file, and the mark of one row.
create index ix_corrections__submission on ingest.corrections (submission_id, row_number, field);

-- The agreed cells of rows in which something was found, for correcting them in the browser: sealed, the first few thousand only,
-- made anew with each dry run.
create table ingest.kept_rows (
    submission_id bigint not null,
    row_number int not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    sealed bytea not null,
    constraint pk_kept_rows primary key (submission_id, row_number),
    constraint fk_kept_rows__submissions foreign key (submission_id) references ingest.submissions (submission_id)
);

do $$
declare
    t text;
begin
    foreach t in array array['corrections', 'kept_rows'] loop
        execute format('alter table ingest.%I enable row level security', t);
        execute format('alter table ingest.%I force row level security', t);
        execute format('create policy agency on ingest.%I using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;
