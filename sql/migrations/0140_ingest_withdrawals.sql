-- Taking a return back: who asked for it and why. One stands open for a submission at a time; the worker ends it, done or refused.
create table ingest.withdrawals (
    withdrawal_id uuid not null,
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    reason text not null,
    note text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    ended_at timestamptz,
    refusal text,
    constraint pk_withdrawals primary key (withdrawal_id),
    constraint fk_withdrawals__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    -- unlawful_sharing is kept apart: for it published editions can be recalled and destroyed, not only superseded.
    constraint ck_withdrawals__reason check (reason in (
        'wrong_data', 'wrong_kind_or_period', 'not_authorised', 'unlawful_sharing', 'no_longer_agreed', 'other')),
    constraint ck_withdrawals__note check (length(note) between 3 and 500),
    constraint ck_withdrawals__refusal check (refusal is null or ended_at is not null)
);

-- Two who ask at once ask once.
create unique index ux_withdrawals__open on ingest.withdrawals (submission_id) where ended_at is null;

-- What the agency keeps to show that its rows are gone: numbers by store, never a value or a person's name. asked_by is an account
-- or a system of the agency, by its id; event_id is the event of the audit record, by which the seal is found.
create table ingest.withdrawal_certificates (
    certificate_id uuid not null,
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    cause text not null,
    reason text,
    asked_by text not null,
    asked_at timestamptz not null,
    erased jsonb not null,
    event_id uuid not null,
    certified_at timestamptz not null,
    constraint pk_withdrawal_certificates primary key (certificate_id),
    constraint ux_withdrawal_certificates__submission unique (submission_id),
    constraint fk_withdrawal_certificates__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_withdrawal_certificates__cause check (cause in ('withdrawn', 'retention')),
    constraint ck_withdrawal_certificates__reason check ((cause = 'withdrawn') = (reason is not null))
);

do $$
declare
    t text;
begin
    foreach t in array array['withdrawals', 'withdrawal_certificates'] loop
        execute format('alter table ingest.%I enable row level security', t);
        execute format('alter table ingest.%I force row level security', t);
        execute format('create policy agency on ingest.%I using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;

-- Disposed: it stood until the time that its agreement sets had passed. One that never stood keeps its status; what was kept of it
-- goes in the same way.
alter table ingest.submissions add column disposed_at timestamptz;
alter table ingest.submissions drop constraint ck_submissions__status;
alter table ingest.submissions add constraint ck_submissions__status check (status in (
    'held', 'received', 'checked', 'sent', 'accepted', 'accepted_with_warnings', 'partly_accepted', 'rejected', 'discarded',
    'replaced', 'withdrawn', 'disposed'));

-- A deleted row is invisible at once, and gone from its page and every index only after a vacuum, which belongs to the owner of the
-- table and not to the worker. So the server is told to clean these tables within a minute of any deletion, indexes included.
do $$
declare
    t text;
begin
    foreach t in array array['ingest.source_records_leaf', 'ingest.set_aside_records', 'ingest.row_problems', 'person.identity_leaf'] loop
        execute format('alter table %s set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
            vacuum_index_cleanup = on, toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0,
            toast.vacuum_index_cleanup = on)', t);
    end loop;
end
$$;
