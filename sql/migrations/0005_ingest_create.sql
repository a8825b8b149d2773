-- Dataset kinds as data: each version of a definition that any submission was read with.
create table ingest.dataset_kinds (
    kind text not null,
    version int not null,
    definition jsonb not null,
    sha256 bytea not null,
    registered_at timestamptz not null default now(),
    constraint pk_dataset_kinds primary key (kind, version)
);

-- One delivery of one file from one agency for one kind and period.
create table ingest.submissions (
    submission_id bigint generated always as identity,
    submission_key uuid not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    kind text not null,
    kind_version int not null,
    period_from date not null,
    period_until date not null,
    status text not null default 'received',
    is_nil boolean not null default false,
    is_partial boolean not null default false,
    file_name text not null,
    file_bytes bigint not null,
    sha256 bytea not null,
    due_on date,
    received_at timestamptz not null,
    decided_at timestamptz,
    asked_by text not null,
    read_as jsonb,
    rows_read int,
    rows_accepted int,
    rows_rejected int,
    rows_warned int,
    rows_placed int,
    rows_outside int,
    rows_unplaced int,
    dropped_columns text[],
    refusal text,
    replaced_by bigint,
    constraint pk_submissions primary key (submission_id),
    constraint ux_submissions__submission_key unique (submission_key),
    constraint fk_submissions__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint fk_submissions__agreements foreign key (agreement_id) references sharing.agreements (agreement_id),
    constraint fk_submissions__dataset_kinds
        foreign key (kind, kind_version) references ingest.dataset_kinds (kind, version),
    constraint ck_submissions__period check (period_from < period_until),
    constraint ck_submissions__status check (status in (
        'received', 'read', 'checked', 'placed', 'accepted', 'accepted_with_warnings', 'partly_accepted', 'rejected',
        'replaced', 'withdrawn'))
);

-- One accepted submission for each agency, kind and period: two officers sending the same month cannot both win.
create unique index ux_submissions__accepted on ingest.submissions (agency_id, kind, period_from, period_until)
    where status in ('accepted', 'accepted_with_warnings', 'partly_accepted');

-- "The same file twice" is judged within agency, kind and period only, or one agency would learn what another sent.
create index ix_submissions__file on ingest.submissions (agency_id, kind, period_from, period_until, sha256);

-- Every accepted row: a typed spine and the agreed, non-identifying fields. One leaf is enough: COPY into a table with
-- forced row-level security is refused, so the worker writes to the leaf and everybody reads through the parent.
create table ingest.source_records (
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
    constraint pk_source_records primary key (submission_id, row_number)
) partition by range (submission_id);
create table ingest.source_records_leaf partition of ingest.source_records default;

-- Every problem of every row, the rejected rows' too. An identifier's value stands in person.identity only.
create table ingest.row_problems (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    row_number int not null,
    column_name text,
    value text,
    rule text not null,
    severity text not null,
    message text not null,
    fix text not null,
    constraint fk_row_problems__submissions
        foreign key (submission_id) references ingest.submissions (submission_id) on delete cascade,
    constraint ck_row_problems__severity check (severity in ('error', 'warning', 'note'))
);

-- Serves the report of one submission, grouped by rule.
create index ix_row_problems__submission on ingest.row_problems (submission_id, rule, row_number);

-- The file as received, encrypted outside the database until the submission is decided, then destroyed with a record.
create table ingest.quarantine_files (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    stored_name text not null,
    sealed_key bytea,
    size_bytes bigint not null,
    sha256 bytea not null,
    stored_at timestamptz not null,
    destroy_after timestamptz not null,
    destroyed_at timestamptz,
    destroyed_why text,
    constraint pk_quarantine_files primary key (submission_id),
    constraint fk_quarantine_files__submissions
        foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_quarantine_files__destroyed check ((destroyed_at is null) = (destroyed_why is null))
);

-- What is due from whom: the rows of the coverage grid. "every" is a calendar word of the kind.
create table ingest.required_sources (
    agency_id uuid not null,
    agreement_id uuid,
    kind text not null,
    every text not null,
    due_days int not null,
    required_from date not null,
    constraint pk_required_sources primary key (agency_id, kind),
    constraint fk_required_sources__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint ck_required_sources__every check (every in ('month', 'quarter', 'half_year', 'year', 'once'))
);

do $$
declare
    t text;
begin
    foreach t in array array['submissions', 'source_records', 'row_problems', 'quarantine_files', 'required_sources'] loop
        execute format('alter table ingest.%I enable row level security', t);
        execute format('alter table ingest.%I force row level security', t);
        execute format('create policy agency on ingest.%I using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;
