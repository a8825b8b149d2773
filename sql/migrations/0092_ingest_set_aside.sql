-- Rows that stand but may not be used: restricted at a person's request, or disputed until their agency sends them again. They
-- leave ingest.source_records altogether, so that no count, search or link can forget to leave them out; putting them back is
-- one statement.
create table ingest.set_aside_records (
    submission_id bigint not null,
    row_number int not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    event_from date,
    event_until date,
    date_precision text,
    lsoa21 text,
    place_code text,
    place_precision text not null,
    measure numeric,
    fields jsonb not null,
    why text not null,
    cause_id uuid not null,
    set_aside_at timestamptz not null,
    constraint pk_set_aside_records primary key (submission_id, row_number),
    constraint fk_set_aside_records__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_set_aside_records__why check (why in ('restricted', 'disputed'))
);

-- What happened to a single accepted row: the tombstone of one that was erased, or the mark of one whose value was corrected.
-- The hash is of the row as it was accepted; the row itself is gone.
create table ingest.row_changes (
    submission_id bigint not null,
    row_number int not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    change text not null,
    row_sha256 bytea not null,
    cause_id uuid not null,
    changed_at timestamptz not null,
    constraint pk_row_changes primary key (submission_id, row_number, cause_id),
    constraint fk_row_changes__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_row_changes__change check (change in ('erased', 'corrected')),
    constraint ck_row_changes__row_sha256 check (octet_length(row_sha256) = 32)
);

do $$
declare
    t text;
begin
    foreach t in array array['set_aside_records', 'row_changes'] loop
        execute format('alter table ingest.%I enable row level security', t);
        execute format('alter table ingest.%I force row level security', t);
        execute format('create policy agency on ingest.%I using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;
