-- What information governance is writing and has not offered to anybody yet: binding for nobody, seen by its own agency alone.
create table sharing.working_copies (
    working_id uuid not null,
    agency_id uuid not null,
    agreement_id uuid,
    seen_version int not null,
    reference text not null,
    supplier_id uuid not null,
    content jsonb not null,
    changed_by text not null,
    changed_at timestamptz not null default now(),
    constraint pk_working_copies primary key (working_id),
    constraint fk_working_copies__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint fk_working_copies__suppliers foreign key (supplier_id) references access.agencies (agency_id),
    constraint fk_working_copies__agreements foreign key (agreement_id) references sharing.agreements (agreement_id)
);

alter table sharing.working_copies enable row level security;
alter table sharing.working_copies force row level security;
create policy agency on sharing.working_copies
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));
