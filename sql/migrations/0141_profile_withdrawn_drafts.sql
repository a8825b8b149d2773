-- A computation whose values were erased because rows under it were withdrawn: nothing is frozen from it any more.
alter table indicator.runs add column erased_at timestamptz;

-- What stands where a draft was that rested on withdrawn rows: its hash and its addresses, so that whoever follows an old link
-- learns why it is gone. No figure and no word of it.
create table profile.withdrawn_drafts (
    snapshot_id uuid not null,
    profile_area_id bigint not null,
    area_kind text not null,
    period_from date not null,
    period_until date not null,
    created_at timestamptz not null,
    content_sha256 bytea not null,
    document_ids uuid[] not null,
    cause_id uuid not null,
    withdrawn_at timestamptz not null,
    constraint pk_withdrawn_drafts primary key (snapshot_id)
);
alter table profile.withdrawn_drafts enable row level security;
alter table profile.withdrawn_drafts force row level security;
create policy profile_area on profile.withdrawn_drafts
    using (profile_area_id = any ((select access.scope_areas())::bigint[]))
    with check (profile_area_id = any ((select access.scope_areas())::bigint[]));

-- Serves the search for drafts that rest on a submission, when its sender asks what does or takes it back.
create index ix_snapshots__submissions on profile.snapshots using gin (submission_ids);
