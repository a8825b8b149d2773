-- What linking in the database needs beside its result: which returns are linked, which ids rest, keyed blocking keys, secrets.

-- Parts of a weight are numbers beside the model's own words: person.link_parts writes them out. A link of a million is read by few.
alter table person.links drop column parts;
alter table person.links add column levels smallint[] not null;
alter table person.links add column bits real[] not null;
alter table person.links add constraint ck_links__parts check (cardinality(levels) = cardinality(bits));

-- comparisons: names and levels in words, in the order of a link's parts; the first part is what speaks for any two records.
-- sealed_key: the key of this model's blocking keys, wrapped by a master key.
alter table person.link_models add column comparisons jsonb not null default '[]';
alter table person.link_models add column sealed_key bytea;

-- Keys that outlive models, wrapped by a master key: that of decision keys.
create table person.link_secrets (
    name text not null,
    sealed_key bytea not null,
    created_at timestamptz not null,
    constraint pk_link_secrets primary key (name)
);

-- Returns whose rows are linked. is_stale: rows were set aside, put back or corrected since; the next run takes them up again.
create table person.link_submissions (
    subject text not null,
    submission_id bigint not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    kind text not null,
    record_count int not null,
    is_stale boolean not null default false,
    linked_at timestamptz not null,
    constraint pk_link_submissions primary key (subject, submission_id)
);

-- Ids of rows that count no longer but may come back: set aside, or without an agreement for a while.
create table person.link_resting (
    subject text not null,
    submission_id bigint not null,
    row_number int not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    record_id bigint not null,
    entity_id uuid not null,
    constraint pk_link_resting primary key (subject, submission_id, row_number)
);

-- Components that lost a record: the next run settles what is left of them.
create table person.link_touched (
    subject text not null,
    component_record bigint not null,
    constraint pk_link_touched primary key (subject, component_record)
);

-- Blocking keys, keyed (no value of anybody can be tried against them without the model's key), in sets: one of each full run and one
-- of each return that came since. bucket_bits leading bits of a key say in which bucket it stands.
create table person.link_key_sets (
    key_set_id bigint generated always as identity,
    subject text not null,
    model_id uuid not null,
    bucket_bits int not null,
    entry_count bigint not null,
    made_at timestamptz not null,
    constraint pk_link_key_sets primary key (key_set_id),
    constraint fk_link_key_sets__link_models foreign key (model_id) references person.link_models (model_id),
    constraint ck_link_key_sets__bucket_bits check (bucket_bits between 0 and 24)
);

-- entries: 12 bytes each, the next 32 bits of the key and the record.
create table person.link_keys (
    key_set_id bigint not null,
    bucket int not null,
    entries bytea not null,
    constraint pk_link_keys primary key (key_set_id, bucket),
    constraint fk_link_keys__link_key_sets foreign key (key_set_id) references person.link_key_sets (key_set_id) on delete cascade
);
alter table person.link_keys alter column entries set storage external;

do $$
declare
    t text;
begin
    foreach t in array array['link_submissions', 'link_resting'] loop
        execute format('alter table person.%I enable row level security', t);
        execute format('alter table person.%I force row level security', t);
        execute format('create policy agency on person.%I using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;
