-- Reviewing uncertain links. A pair is made anew by each run; none was made before.
alter table person.review_pairs
    add column left_agreement uuid not null,
    add column right_agreement uuid not null,
    add column left_kind text not null,
    add column right_kind text not null,
    add column left_key bytea not null,
    add column right_key bytea not null,
    -- How many records the cluster of each side holds; in one cluster both are its size.
    add column left_size int not null,
    add column right_size int not null,
    -- Profile areas in which one of the two counts; empty where neither is placed.
    add column area_ids bigint[] not null;

-- Serves "is this pair still to be decided".
create index ix_review_pairs__keys on person.review_pairs (left_key, right_key);

-- Kinds are kept with a decision for whoever reads it later; its keys name nobody.
alter table person.link_decisions
    add column left_kind text not null default '',
    add column right_kind text not null default '';

-- Serves "the pairs nearest to the threshold, on either side of it".
create index ix_links__uncertain on person.links (weight) where weight between -8 and 8;

-- A sample of pairs that people judge without seeing what the hub made of them: what its links are worth.
create table person.link_samples (
    sample_id uuid not null,
    subject text not null,
    model_id uuid not null,
    drawn_by text not null,
    drawn_at timestamptz not null,
    -- How many pairs each stratum holds in all: [{"from","until","pairs"}], weights in bits.
    strata jsonb not null,
    closed_at timestamptz,
    constraint pk_link_samples primary key (sample_id),
    constraint fk_link_samples__link_models foreign key (model_id) references person.link_models (model_id)
);

-- One sample of a subject at a time.
create unique index ux_link_samples__open on person.link_samples (subject) where closed_at is null;

create table person.sample_pairs (
    pair_id uuid not null,
    sample_id uuid not null,
    stratum int not null,
    left_record bigint not null,
    right_record bigint not null,
    left_agency uuid not null,
    right_agency uuid not null,
    left_agreement uuid not null,
    right_agreement uuid not null,
    is_linked boolean not null,
    answer text,
    judged_by uuid,
    judged_at timestamptz,
    constraint pk_sample_pairs primary key (pair_id),
    constraint fk_sample_pairs__link_samples foreign key (sample_id) references person.link_samples (sample_id),
    constraint ck_sample_pairs__answer check (answer in ('same', 'different', 'not_sure')),
    constraint ck_sample_pairs__judged check ((answer is null) = (judged_by is null) and (answer is null) = (judged_at is null))
);

-- Serves "the pairs of this sample that are still to be judged".
create index ix_sample_pairs__sample on person.sample_pairs (sample_id, stratum);

-- Beside whoever holds both agencies in scope (the worker), a reviewer sees a pair where their own agency is a party to the agreements
-- of both its records, and, where a pair counts in profile areas, may see one of them. None of these rows holds a value of anybody.
alter table person.sample_pairs enable row level security;
alter table person.sample_pairs force row level security;
do $$
declare
    t text;
    both_agencies constant text := 'left_agency = any ((select access.scope_agencies())::uuid[])
        and right_agency = any ((select access.scope_agencies())::uuid[])';
    party constant text := '(select array_agg(p.agreement_id) from sharing.agreement_parties p
        where p.agency_id = any ((select access.scope_agencies())::uuid[]))::uuid[]';
    reviewed text;
begin
    execute format('create policy both_agencies on person.sample_pairs using (%1$s) with check (%1$s)', both_agencies);
    reviewed := format('left_agreement = any (%1$s) and right_agreement = any (%1$s)', party);
    execute format('create policy reviewer on person.sample_pairs using (%1$s) with check (%1$s)', reviewed);
    reviewed := reviewed || ' and (area_ids = ''{}'' or area_ids && (select access.scope_areas())::bigint[])';
    execute format('create policy reviewer on person.review_pairs using (%1$s) with check (%1$s)', reviewed);
end
$$;
-- A decision outlives the rows it was made on, and their agreements: it is read by parties to any agreement of both agencies.
do $$
declare
    shared constant text := '(select array_agg(a.agency_id) from sharing.agreements a
        where a.party_ids && (select access.scope_agencies())::uuid[])::uuid[]';
begin
    execute format('create policy reviewer on person.link_decisions using (left_agency = any (%1$s) and right_agency = any (%1$s))
        with check (left_agency = any (%1$s) and right_agency = any (%1$s))', shared);
end
$$;
