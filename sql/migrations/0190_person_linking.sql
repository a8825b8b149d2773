-- Linking: the same person, premises, vehicle or telephone across agencies. No value of anybody stands here: records are known by
-- where they stand, what they have in common by keyed hashes, a model's tables of values are sealed.

-- What training froze. Trained on demand; one for each subject is in force, the older ones stay for what was linked by them.
create table person.link_models (
    model_id uuid not null,
    subject text not null,
    rule_set int not null,
    data_fingerprint bytea not null,
    record_count bigint not null,
    trained_at timestamptz not null,
    trained_by text not null,
    sealed bytea not null,
    in_force_at timestamptz,
    retired_at timestamptz,
    constraint pk_link_models primary key (model_id),
    constraint ck_link_models__subject check (subject in ('person', 'premises', 'vehicle', 'phone')),
    constraint ck_link_models__retired check (retired_at is null or in_force_at is not null)
);

-- One model in force for each subject.
create unique index ux_link_models__in_force on person.link_models (subject) where in_force_at is not null and retired_at is null;

-- What a run came to, in numbers: no row, no value. participants: which kinds of which agencies could meet, and what they could not.
create table person.link_runs (
    run_id bigint generated always as identity,
    subject text not null,
    model_id uuid not null,
    scale text not null,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    record_count bigint not null,
    compared_pairs bigint not null,
    link_count bigint not null,
    cluster_count bigint not null,
    several_agencies_count bigint not null,
    participants jsonb not null,
    blocking jsonb not null,
    notes text[] not null,
    constraint pk_link_runs primary key (run_id),
    constraint fk_link_runs__link_models foreign key (model_id) references person.link_models (model_id),
    constraint ck_link_runs__scale check (scale in ('full', 'added', 'taken_back'))
);

-- Counts records in the order of their arrival.
create sequence person.link_record_ids as bigint;

-- A record that takes part. entity_id is minted with the record; the id of a cluster is that of its earliest record, so that a merge
-- keeps the older and a split or a withdrawal gives the other back. decision_key: keyed hash of agency, kind and the agency's own key
-- of the record, or of its identifiers in standard form where it has none: by it decisions outlive next month's return.
create table person.link_records (
    record_id bigint not null,
    subject text not null,
    submission_id bigint not null,
    row_number int not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    kind text not null,
    decision_key bytea not null,
    entity_id uuid not null,
    cluster_record bigint not null,
    cluster_id uuid not null,
    component_record bigint not null,
    constraint pk_link_records primary key (record_id)
) partition by range (record_id);
create table person.link_records_leaf partition of person.link_records default;

-- Serves "the records of a submission", for figures, withdrawals and returns that take another's place.
create index ix_link_records__submission on person.link_records (submission_id, row_number);

-- Serves "the members of these clusters".
create index ix_link_records__cluster on person.link_records (cluster_record);

-- Serves "the whole component that a change touches".
create index ix_link_records__component on person.link_records (component_record);

-- Serves "where does this decision hold".
create index ix_link_records__decision_key on person.link_records (decision_key);

-- Pairs from the floor on, with the parts that add up to the weight, in bits: [{"name","level","bits"}], names and levels only.
create table person.links (
    left_record bigint not null,
    right_record bigint not null,
    model_id uuid not null,
    left_agency uuid not null,
    right_agency uuid not null,
    weight real not null,
    parts jsonb not null,
    constraint pk_links primary key (left_record, right_record),
    constraint ck_links__order check (left_record < right_record)
) partition by range (left_record);
create table person.links_leaf partition of person.links default;

-- Serves "the pairs of a record" from its other side.
create index ix_links__right on person.links (right_record);

-- Merges and splits: the id that went or came, and the one that stood.
create table person.cluster_changes (
    change_id bigint generated always as identity,
    run_id bigint not null,
    subject text not null,
    change text not null,
    cluster_id uuid not null,
    other_cluster_id uuid not null,
    cause text not null,
    changed_at timestamptz not null,
    constraint pk_cluster_changes primary key (change_id),
    constraint fk_cluster_changes__link_runs foreign key (run_id) references person.link_runs (run_id),
    constraint ck_cluster_changes__change check (change in ('merged_into', 'split_from'))
);

-- What a person decided about two records. Keyed by decision keys, so it holds for whatever rows come later; left_key <= right_key.
-- A later decision about the same two takes the earlier one's place (replaced_by); undoing is said with who and when.
create table person.link_decisions (
    decision_id uuid not null,
    subject text not null,
    left_key bytea not null,
    right_key bytea not null,
    left_agency uuid not null,
    right_agency uuid not null,
    answer text not null,
    reason text not null,
    weight real,
    cluster_size int not null,
    decided_by uuid not null,
    decided_for uuid not null,
    decided_at timestamptz not null,
    needs_second boolean not null default false,
    second_by uuid,
    second_for uuid,
    second_at timestamptz,
    undone_by uuid,
    undone_at timestamptz,
    undone_reason text,
    replaced_by uuid,
    constraint pk_link_decisions primary key (decision_id),
    constraint ck_link_decisions__order check (left_key <= right_key),
    constraint ck_link_decisions__answer check (answer in ('same', 'different', 'not_sure')),
    constraint ck_link_decisions__reason check (length(reason) between 3 and 1000),
    constraint ck_link_decisions__second check (second_by is null or (needs_second and second_by <> decided_by)),
    constraint ck_link_decisions__undone check ((undone_by is null) = (undone_at is null) and (undone_by is null) = (undone_reason is null))
);

-- One decision about two records stands.
create unique index ux_link_decisions__standing on person.link_decisions (left_key, right_key)
    where undone_at is null and replaced_by is null;

-- Pairs for a person to look at, made by each run: effect is how many counted figures change if the answer is other than the hub's.
create table person.review_pairs (
    pair_id uuid not null,
    subject text not null,
    left_record bigint not null,
    right_record bigint not null,
    left_agency uuid not null,
    right_agency uuid not null,
    weight real not null,
    parts jsonb not null,
    is_linked boolean not null,
    why text not null,
    cluster_size int not null,
    effect int not null,
    effect_words text[] not null,
    made_at timestamptz not null,
    constraint pk_review_pairs primary key (pair_id),
    constraint ux_review_pairs__records unique (left_record, right_record),
    constraint ck_review_pairs__order check (left_record < right_record),
    constraint ck_review_pairs__why check (why in ('near_threshold', 'weak_bridge', 'large_cluster', 'against_decision', 'sample'))
);

-- Serves the queue, most consequential first.
create index ix_review_pairs__effect on person.review_pairs (subject, effect desc, weight);

-- How good the links are: by a sample that people judged, or against a known answer.
create table person.link_measures (
    measure_id uuid not null,
    subject text not null,
    model_id uuid not null,
    basis text not null,
    measured_at timestamptz not null,
    measured_by text not null,
    pair_count bigint not null,
    precision_value numeric,
    precision_low numeric,
    precision_high numeric,
    recall_value numeric,
    recall_low numeric,
    recall_high numeric,
    constraint pk_link_measures primary key (measure_id),
    constraint fk_link_measures__link_models foreign key (model_id) references person.link_models (model_id),
    constraint ck_link_measures__basis check (basis in ('clerical_sample', 'known_answer'))
);

-- Records: their agency. What joins two records: whoever's scope holds both agencies, which no agency's own scope does.
do $$
begin
    execute 'alter table person.link_records enable row level security';
    execute 'alter table person.link_records force row level security';
    execute 'create policy agency on person.link_records
        using (agency_id = any ((select access.scope_agencies())::uuid[]))
        with check (agency_id = any ((select access.scope_agencies())::uuid[]))';
end
$$;
do $$
declare
    t text;
begin
    foreach t in array array['links', 'link_decisions', 'review_pairs'] loop
        execute format('alter table person.%I enable row level security', t);
        execute format('alter table person.%I force row level security', t);
        execute format('create policy both_agencies on person.%I
            using (left_agency = any ((select access.scope_agencies())::uuid[])
                and right_agency = any ((select access.scope_agencies())::uuid[]))
            with check (left_agency = any ((select access.scope_agencies())::uuid[])
                and right_agency = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;
