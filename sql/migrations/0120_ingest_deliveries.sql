-- A return on its way: through which door it came, who decides it, and what a dry run says before anybody does.
alter table ingest.submissions
    add column door text not null default 'folder',
    add column is_decided_by_person boolean not null default false,
    add column declared_areas text[],
    add column contact_account uuid,
    add column replaces bigint,
    add column verdict text,
    add column checked_at timestamptz,
    add column decision text,
    add column sent_by text,
    add column sent_at timestamptz,
    add column mapping_version int;
alter table ingest.submissions drop constraint ck_submissions__status;
alter table ingest.submissions add constraint ck_submissions__status check (status in (
    'held', 'received', 'checked', 'sent', 'accepted', 'accepted_with_warnings', 'partly_accepted', 'rejected', 'discarded',
    'replaced', 'withdrawn'));
alter table ingest.submissions add constraint ck_submissions__door check (door in ('page', 'api', 'command', 'folder'));
alter table ingest.submissions add constraint ck_submissions__decision
    check (decision in ('as_it_is', 'with_warnings', 'without_bad_rows') and (decision is null) = (sent_by is null));
alter table ingest.submissions add constraint fk_submissions__replaces
    foreign key (replaces) references ingest.submissions (submission_id);

-- The key under which whatever is kept of a file only until its decision stands sealed: first rows, corrections, annotated
-- copies. Destroying it destroys them all.
create table ingest.working_keys (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    sealed_key bytea,
    created_at timestamptz not null,
    destroyed_at timestamptz,
    constraint pk_working_keys primary key (submission_id),
    constraint fk_working_keys__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_working_keys__destroyed check ((sealed_key is null) = (destroyed_at is not null))
);
alter table ingest.working_keys enable row level security;
alter table ingest.working_keys force row level security;
create policy agency on ingest.working_keys
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));
