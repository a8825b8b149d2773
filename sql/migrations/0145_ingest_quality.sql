-- How good a file was, counted while its rows streamed: numbers of cells and rows, never a value. Written by every check of the
-- file, the dry run's too, and taken away with the rows.
create table ingest.submission_quality (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    needed_cells bigint not null,
    needed_filled bigint not null,
    filled_cells bigint not null,
    usable_cells bigint not null,
    -- Null where look-alike rows are separate events.
    repeated_rows bigint,
    counted_at timestamptz not null,
    constraint pk_submission_quality primary key (submission_id),
    constraint fk_submission_quality__submissions
        foreign key (submission_id) references ingest.submissions (submission_id) on delete cascade,
    constraint ck_submission_quality__parts check (
        needed_filled between 0 and needed_cells and usable_cells between 0 and filled_cells and repeated_rows >= 0)
);

-- The same for each column that the agreement allows.
create table ingest.field_quality (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    ordinal int not null,
    field text not null,
    title text not null,
    is_needed boolean not null,
    is_sent boolean not null,
    filled_cells bigint not null,
    usable_cells bigint not null,
    constraint pk_field_quality primary key (submission_id, ordinal),
    constraint fk_field_quality__submissions
        foreign key (submission_id) references ingest.submissions (submission_id) on delete cascade,
    constraint ck_field_quality__parts check (usable_cells between 0 and filled_cells)
);

do $$
declare
    t text;
begin
    foreach t in array array['submission_quality', 'field_quality'] loop
        execute format('alter table ingest.%I enable row level security', t);
        execute format('alter table ingest.%I force row level security', t);
        execute format('create policy agency on ingest.%I using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;
