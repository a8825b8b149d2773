-- Every scan of a received file. Append-only: it outlives the file, and the rows if they are withdrawn.
create table ingest.scans (
    scan_id bigint generated always as identity,
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    scanned_at timestamptz not null,
    outcome text not null,
    engine text,
    signatures text,
    signature_source text,
    name_found text,
    why text,
    constraint pk_scans primary key (scan_id),
    constraint fk_scans__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_scans__outcome check (outcome in ('clean', 'found', 'held')),
    constraint ck_scans__source check (signature_source in ('official', 'local test')),
    -- A verdict names who gave it; what is held has a reason and no verdict.
    constraint ck_scans__verdict check (
        (outcome = 'held') = (why is not null) and (outcome = 'found') = (name_found is not null)
        and (outcome = 'held' or (engine is not null and signature_source is not null)))
);
alter table ingest.scans enable row level security;
alter table ingest.scans force row level security;
create policy agency on ingest.scans
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));

-- Serves the scans of one submission, newest first.
create index ix_scans__submission on ingest.scans (submission_id, scan_id desc);

-- The scanner as a worker last found it, for the pages that say so. One row for the hub.
create table ingest.scanner_standing (
    is_only boolean not null default true,
    engine text,
    signatures text,
    signature_source text,
    why text,
    checked_at timestamptz not null,
    constraint pk_scanner_standing primary key (is_only),
    constraint ck_scanner_standing__only check (is_only)
);
