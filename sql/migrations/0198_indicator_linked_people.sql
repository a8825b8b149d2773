-- People of a run's period and areas, each counted once, by which agencies know them: exact, before disclosure control, read by the
-- worker's release step only. Counted within a category of person, so that victims and suspects never stand in one number. mark names
-- who they are without saying it (hashes of the ids of clusters and records): two runs of equal marks counted the same people.
create table indicator.linked_people (
    run_id bigint not null,
    category text not null,
    code text not null,
    profile_area_id bigint not null,
    agencies uuid[] not null,
    people bigint not null,
    mark bigint not null,
    constraint pk_linked_people primary key (run_id, category, code, agencies),
    constraint fk_linked_people__runs foreign key (run_id) references indicator.runs (run_id) on delete cascade,
    constraint ck_linked_people__category check (category in ('victim', 'suspected', 'other')),
    constraint ck_linked_people__people check (people > 0)
);

alter table indicator.linked_people enable row level security;
alter table indicator.linked_people force row level security;
create policy profile_area on indicator.linked_people
    using (profile_area_id = any ((select access.scope_areas())::bigint[]))
    with check (profile_area_id = any ((select access.scope_areas())::bigint[]));

-- Which kinds of which agencies were counted together in a run, which were not and why, and how the links came to be.
create table indicator.linked_sets (
    run_id bigint not null,
    content jsonb not null,
    constraint pk_linked_sets primary key (run_id),
    constraint fk_linked_sets__runs foreign key (run_id) references indicator.runs (run_id) on delete cascade
);
