-- The queue is ordered by what an answer can be expected to change of the published figures of people counted once.
alter table person.review_pairs
    -- In bits, seen from what stands: how firmly the two sides are together, or apart. Below nothing, the weights speak against it.
    add column firmness real not null default 0,
    -- How many published cells an answer can be expected to change.
    add column expected real not null default 0;

drop index person.ix_review_pairs__effect;

-- Serves the queue, most consequential first.
create index ix_review_pairs__expected on person.review_pairs (subject, expected desc, cluster_size desc, left_record, right_record);

-- Its place is taken by person.review_records.
drop function if exists person.review_members(bigint[]);
