-- How profiles of a force are printed: declared by an input folder, changed by an administrator later.
create table profile.settings (
    force_code text not null,
    force_name text not null,
    author text not null,
    marking text not null,
    notices text[] not null,
    is_fictional boolean not null,
    area_kind text not null,
    changed_at timestamptz not null default now(),
    constraint pk_settings primary key (force_code)
);

-- A frozen profile: released figures only, so it may outlive the records it rests on. Never updated.
create table profile.snapshots (
    snapshot_id uuid not null,
    profile_area_id bigint not null,
    area_kind text not null,
    area_code text not null,
    period_from date not null,
    period_until date not null,
    indicator_run_id bigint not null,
    snapshot_schema int not null,
    submission_ids bigint[] not null,
    -- json, not jsonb: the text is kept as written, so its checksum can be checked.
    content json not null,
    content_sha256 bytea not null,
    created_at timestamptz not null,
    created_by text not null,
    constraint pk_snapshots primary key (snapshot_id),
    constraint ck_snapshots__period check (period_from < period_until)
);

-- Serves "the snapshots of this area and period, newest first": the comparison with last time and the list of profiles.
create index ix_snapshots__area_period on profile.snapshots (profile_area_id, period_until, created_at);

-- What a renderer made of a snapshot. The stored bytes are the record.
create table profile.documents (
    document_id uuid not null,
    snapshot_id uuid not null,
    profile_area_id bigint not null,
    edition text not null,
    format text not null,
    engine text not null,
    file_name text not null,
    content bytea not null,
    sha256 bytea not null,
    fonts jsonb not null,
    rendered_at timestamptz not null,
    constraint pk_documents primary key (document_id),
    constraint fk_documents__snapshots foreign key (snapshot_id) references profile.snapshots (snapshot_id),
    constraint ux_documents__snapshot_edition_format_engine unique (snapshot_id, edition, format, engine),
    constraint ck_documents__format check (format in ('pdf', 'html'))
);

do $$
declare
    t text;
begin
    foreach t in array array['snapshots', 'documents'] loop
        execute format('alter table profile.%I enable row level security', t);
        execute format('alter table profile.%I force row level security', t);
        execute format('create policy profile_area on profile.%I
            using (profile_area_id = any ((select access.scope_areas())::bigint[]))
            with check (profile_area_id = any ((select access.scope_areas())::bigint[]))', t);
    end loop;
end
$$;
