-- What the worker found when it last tried to work out hidden numbers from a profile on its way and everything released before.
-- Pages show it; they never attack figures themselves. It speaks of small numbers, so it goes when the figures are withdrawn.
create table profile.disclosure_checks (
    publication_id uuid not null,
    profile_area_id bigint not null,
    snapshot_id uuid not null,
    checked_at timestamptz not null,
    attacked integer not null,
    cells jsonb not null,
    unchecked text,
    constraint pk_disclosure_checks primary key (publication_id),
    constraint fk_disclosure_checks__publications foreign key (publication_id) references profile.publications (publication_id)
);

alter table profile.disclosure_checks enable row level security;
alter table profile.disclosure_checks force row level security;
create policy profile_area on profile.disclosure_checks
    using (profile_area_id = any ((select access.scope_areas())::bigint[]))
    with check (profile_area_id = any ((select access.scope_areas())::bigint[]));
