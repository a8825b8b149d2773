-- True counts of every kind of problem of a submission: ingest.row_problems lists the first rows only.
create table ingest.problem_counts (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    ordinal int not null,
    rule text not null,
    column_name text,
    severity text not null,
    message text not null,
    fix text not null,
    row_count bigint not null,
    listed_count int not null,
    constraint pk_problem_counts primary key (submission_id, ordinal),
    constraint fk_problem_counts__submissions
        foreign key (submission_id) references ingest.submissions (submission_id) on delete cascade,
    constraint ck_problem_counts__severity check (severity in ('error', 'warning', 'note')),
    constraint ck_problem_counts__listed check (listed_count between 0 and row_count)
);

-- The key that seals a submission's identities, wrapped by the master key. Destroying it destroys them.
create table person.identity_keys (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    key_id text not null,
    sealed_key bytea,
    created_at timestamptz not null,
    destroyed_at timestamptz,
    constraint pk_identity_keys primary key (submission_id),
    constraint ck_identity_keys__destroyed check ((sealed_key is null) = (destroyed_at is not null))
);

-- Serves the sweep of received files whose time has come.
create index ix_quarantine_files__due on ingest.quarantine_files (destroy_after) where destroyed_at is null;

do $$
declare
    t text;
begin
    foreach t in array array['ingest.problem_counts', 'person.identity_keys'] loop
        execute format('alter table %s enable row level security', t);
        execute format('alter table %s force row level security', t);
        execute format('create policy agency on %s using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;
