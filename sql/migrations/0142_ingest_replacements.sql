-- What a return changes that takes another's place: numbers of rows and of changed values by field, counted while its rows stood in
-- the dry run. The first examples are sealed with the rest of its preview and go with it.
create table ingest.replacements (
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    replaces bigint not null,
    compared_by text not null,
    rows_added bigint not null,
    rows_gone bigint not null,
    rows_changed bigint not null,
    rows_same bigint not null,
    fields jsonb not null,
    compared_at timestamptz not null,
    constraint pk_replacements primary key (submission_id),
    constraint fk_replacements__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint fk_replacements__replaces foreign key (replaces) references ingest.submissions (submission_id),
    constraint ck_replacements__compared_by check (compared_by in ('key', 'content'))
);
alter table ingest.replacements enable row level security;
alter table ingest.replacements force row level security;
create policy agency on ingest.replacements
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));

alter table ingest.previews drop constraint ck_previews__part;
alter table ingest.previews add constraint ck_previews__part check (part in ('rows', 'values', 'replacement'));
