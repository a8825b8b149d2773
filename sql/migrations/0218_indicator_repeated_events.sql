-- Which kinds of a run were looked through for incidents that several agencies report, and what was found. Counts and agencies alone:
-- which rows they are is worked out again from the rows whenever they are counted (indicator.repeated_rows), so nothing is left of a row
-- that is taken back.
create table indicator.repeated_sets (
    run_id bigint not null,
    kind text not null,
    -- In the order in which they joined: the first that reports an incident keeps it.
    agencies uuid[] not null,
    same text[] not null,
    rows bigint not null,
    repeats bigint not null,
    chance bigint not null,
    is_counted_once boolean not null,
    constraint pk_repeated_sets primary key (run_id, kind),
    constraint fk_repeated_sets__runs foreign key (run_id) references indicator.runs (run_id) on delete cascade,
    constraint ck_repeated_sets__agencies check (cardinality(agencies) > 1),
    constraint ck_repeated_sets__counts check (rows >= repeats and repeats >= 0 and chance >= 0)
);
