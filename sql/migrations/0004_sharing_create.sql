-- A sharing agreement in its first, minimal form: who may send which kinds and fields, for what, until when.
create table sharing.agreements (
    agreement_id uuid not null,
    agency_id uuid not null,
    reference text not null,
    title text not null,
    purpose text not null,
    lawful_basis text not null,
    gateway text not null,
    data_class_ceiling text not null,
    retention_months int not null,
    contact_name text not null,
    signed_on date,
    review_on date,
    valid_from date not null,
    valid_until date not null,
    status text not null,
    created_at timestamptz not null default now(),
    constraint pk_agreements primary key (agreement_id),
    constraint ux_agreements__reference unique (reference),
    constraint fk_agreements__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint ck_agreements__period check (valid_from < valid_until),
    constraint ck_agreements__retention check (retention_months between 1 and 120),
    constraint ck_agreements__status check (status in ('draft', 'signed', 'suspended')),
    constraint ck_agreements__data_class
        check (data_class_ceiling in ('open', 'aggregate', 'depersonalised', 'pseudonymised', 'personal', 'special', 'criminal'))
);

-- The kinds an agreement covers, with the fields it allows; null fields means every field of the kind.
create table sharing.agreement_kinds (
    agreement_id uuid not null,
    agency_id uuid not null,
    kind text not null,
    fields text[],
    constraint pk_agreement_kinds primary key (agreement_id, kind),
    constraint fk_agreement_kinds__agreements
        foreign key (agreement_id) references sharing.agreements (agreement_id) on delete cascade
);

alter table sharing.agreements enable row level security;
alter table sharing.agreements force row level security;
create policy agency on sharing.agreements
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));

alter table sharing.agreement_kinds enable row level security;
alter table sharing.agreement_kinds force row level security;
create policy agency on sharing.agreement_kinds
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));
