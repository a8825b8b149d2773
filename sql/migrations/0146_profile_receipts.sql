-- What an agency's data did in one build: how many of its rows were used, where they lay, how many figures rest on them. Its own
-- numbers only, no figure and nothing of another agency.
create table profile.receipts (
    receipt_id uuid not null,
    agency_id uuid not null,
    run_id bigint not null,
    period_from date not null,
    period_until date not null,
    content jsonb not null,
    created_at timestamptz not null,
    constraint pk_receipts primary key (receipt_id),
    constraint ux_receipts__run_agency unique (run_id, agency_id),
    constraint ck_receipts__period check (period_from < period_until)
);

-- Serves "the receipts of an agency, newest first".
create index ix_receipts__agency on profile.receipts (agency_id, created_at desc);

alter table profile.receipts enable row level security;
alter table profile.receipts force row level security;
create policy agency on profile.receipts using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));
