-- What identifies a person, rejected rows' included: one sealed blob for each row, in this schema and nowhere else.
create table person.identity (
    submission_id bigint not null,
    row_number int not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    key_id text not null,
    sealed bytea not null,
    constraint pk_identity primary key (submission_id, row_number)
) partition by range (submission_id);
create table person.identity_leaf partition of person.identity default;

alter table person.identity enable row level security;
alter table person.identity force row level security;
create policy agency on person.identity
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));
