-- A profile as a publication: one area and period, drafted from a frozen snapshot, written, checked, approved and released by
-- different people. What was released is never changed; an amendment is a publication of its own that supersedes it.
create table profile.publications (
    publication_id uuid not null,
    profile_area_id bigint not null,
    area_kind text not null,
    area_code text not null,
    period_from date not null,
    period_until date not null,
    snapshot_id uuid not null,
    -- 1 for the first publication of an area and period, one more for each amendment of it.
    edition_number int not null,
    amends uuid,
    -- Said to the public of the amendment: what was wrong, and what is right now.
    amendment_note text,
    status text not null default 'draft',
    -- A person may raise the marking above what its content asks for, never lower it.
    marking text not null,
    handling text not null,
    has_public_edition boolean not null default false,
    -- Not before this instant; null releases at approval. Named readers may read from pre_release_at.
    release_at timestamptz,
    pre_release_at timestamptz,
    created_by uuid not null,
    created_at timestamptz not null,
    submitted_by uuid,
    submitted_at timestamptz,
    reviewed_by uuid,
    reviewed_at timestamptz,
    approved_by uuid,
    approved_at timestamptz,
    released_at timestamptz,
    superseded_at timestamptz,
    superseded_by uuid,
    recalled_at timestamptz,
    version int not null default 1,
    constraint pk_publications primary key (publication_id),
    constraint fk_publications__snapshots foreign key (snapshot_id) references profile.snapshots (snapshot_id),
    constraint fk_publications__amends foreign key (amends) references profile.publications (publication_id),
    constraint ck_publications__status check (status in (
        'draft', 'in_review', 'reviewed', 'approved', 'released', 'superseded', 'recalled', 'discarded')),
    constraint ck_publications__period check (period_from < period_until),
    constraint ck_publications__approver check (approved_by is null or approved_by <> created_by),
    constraint ck_publications__released check ((status in ('released', 'superseded', 'recalled')) = (released_at is not null)),
    constraint ck_publications__amends check ((edition_number = 1) = (amends is null))
);

-- Serves the list of publications of an area.
create index ix_publications__area on profile.publications (profile_area_id, period_until desc, edition_number desc);

-- Only one publication of an area and period is on its way at a time.
create unique index ux_publications__open on profile.publications (profile_area_id, period_from, period_until)
    where status in ('draft', 'in_review', 'reviewed', 'approved');

-- Only one publication of an area and period stands released.
create unique index ux_publications__released on profile.publications (profile_area_id, period_from, period_until)
    where status = 'released';

-- Everybody who wrote a part of a publication: none of them approves it.
create table profile.authors (
    publication_id uuid not null,
    profile_area_id bigint not null,
    account_id uuid not null,
    first_at timestamptz not null,
    constraint pk_authors primary key (publication_id, account_id),
    constraint fk_authors__publications foreign key (publication_id) references profile.publications (publication_id)
);

-- How a publication went from hand to hand, in order: submitted, returned with a reason, reviewed, approved, released …
create table profile.steps (
    publication_id uuid not null,
    profile_area_id bigint not null,
    step_number int not null,
    step text not null,
    account_id uuid,
    note text,
    at timestamptz not null,
    constraint pk_steps primary key (publication_id, step_number),
    constraint fk_steps__publications foreign key (publication_id) references profile.publications (publication_id)
);

-- The words of a section beside its figures, in Markdown. One writer at a time: writer and the moment of the last sign of life.
create table profile.sections (
    publication_id uuid not null,
    profile_area_id bigint not null,
    section text not null,
    markdown text not null default '',
    starts_page boolean not null default false,
    writer uuid,
    writer_seen_at timestamptz,
    version int not null default 1,
    changed_by uuid,
    changed_at timestamptz,
    constraint pk_sections primary key (publication_id, section),
    constraint fk_sections__publications foreign key (publication_id) references profile.publications (publication_id)
);

-- What a section said before, one row for each version that was kept.
create table profile.section_versions (
    publication_id uuid not null,
    profile_area_id bigint not null,
    section text not null,
    version int not null,
    markdown text not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    constraint pk_section_versions primary key (publication_id, section, version),
    constraint fk_section_versions__sections foreign key (publication_id, section)
        references profile.sections (publication_id, section)
);

-- Key judgements: a term of the probability yardstick and, apart from it, the analytical confidence with its reasons.
create table profile.judgements (
    judgement_id uuid not null,
    publication_id uuid not null,
    profile_area_id bigint not null,
    section text not null,
    position int not null,
    judgement text not null,
    probability text not null,
    confidence text not null,
    confidence_reason text not null,
    -- What it rests on: figure codes, groups, sanitised intelligence reports.
    figure_codes text[] not null default '{}',
    group_references text[] not null default '{}',
    intelligence_ids uuid[] not null default '{}',
    version int not null default 1,
    changed_by uuid not null,
    changed_at timestamptz not null,
    removed_at timestamptz,
    constraint pk_judgements primary key (judgement_id),
    constraint fk_judgements__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint ck_judgements__probability check (probability in ('remote_chance', 'highly_unlikely', 'unlikely',
        'realistic_possibility', 'likely', 'highly_likely', 'almost_certain')),
    constraint ck_judgements__confidence check (confidence in ('high', 'moderate', 'low'))
);

-- Serves the judgements of a publication in their order.
create index ix_judgements__publication on profile.judgements (publication_id, section, position);

-- Recommendations: what the author asks for, of whom and by when. An accepted one becomes a decision of the meeting.
create table profile.recommendations (
    recommendation_id uuid not null,
    publication_id uuid not null,
    profile_area_id bigint not null,
    position int not null,
    recommendation text not null,
    finding text not null,
    strand text not null,
    owner_agency_id uuid not null,
    due_on date not null,
    version int not null default 1,
    changed_by uuid not null,
    changed_at timestamptz not null,
    removed_at timestamptz,
    constraint pk_recommendations primary key (recommendation_id),
    constraint fk_recommendations__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint fk_recommendations__agencies foreign key (owner_agency_id) references access.agencies (agency_id),
    constraint ck_recommendations__strand check (strand in ('pursue', 'prevent', 'protect', 'prepare'))
);

-- Serves the recommendations of a publication in their order.
create index ix_recommendations__publication on profile.recommendations (publication_id, position);

-- What a meeting decided: text, the finding it answers, who owns it, by when, and what came of it.
create table profile.decisions (
    decision_id uuid not null,
    profile_area_id bigint not null,
    decided_on date not null,
    decision text not null,
    finding text not null,
    owner_agency_id uuid not null,
    due_on date not null,
    status text not null default 'open',
    outcome text,
    recommendation_id uuid,
    version int not null default 1,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    changed_by uuid,
    changed_at timestamptz,
    constraint pk_decisions primary key (decision_id),
    constraint fk_decisions__agencies foreign key (owner_agency_id) references access.agencies (agency_id),
    constraint fk_decisions__recommendations foreign key (recommendation_id) references profile.recommendations (recommendation_id),
    constraint ck_decisions__status check (status in ('open', 'done', 'dropped')),
    constraint ck_decisions__outcome check (status = 'open' or outcome is not null)
);

-- Serves the decisions of an area, newest meeting first.
create index ix_decisions__area on profile.decisions (profile_area_id, decided_on desc);

-- How an area's profiles are kept current and compared; what is not set takes the defaults of the hub.
create table profile.area_settings (
    area_kind text not null,
    area_code text not null,
    profile_area_id bigint not null,
    full_months int not null default 12,
    review_months int not null default 6,
    data_months int not null default 3,
    has_public_edition boolean not null default false,
    similar_area_codes text[] not null default '{}',
    similar_areas_name text,
    version int not null default 1,
    changed_by uuid not null,
    changed_at timestamptz not null,
    constraint pk_area_settings primary key (area_kind, area_code),
    constraint ck_area_settings__months check (full_months between 1 and 36 and review_months between 1 and 36
        and data_months between 1 and 36)
);

-- What was released, frozen: everything one edition says, with the tables that readers may download. Never updated.
create table profile.editions (
    edition_id uuid not null,
    publication_id uuid not null,
    profile_area_id bigint not null,
    edition text not null,
    marking text not null,
    -- json, not jsonb: the text is kept as written, so its checksum can be checked.
    content json not null,
    content_sha256 bytea not null,
    software text not null,
    created_at timestamptz not null,
    constraint pk_editions primary key (edition_id),
    constraint fk_editions__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint ux_editions__publication_edition unique (publication_id, edition),
    constraint ck_editions__edition check (edition in ('full', 'partnership', 'neighbourhood', 'public'))
);

-- The files of an edition; a personal copy has a number and the account it was made for. The stored bytes are the record.
create table profile.edition_files (
    file_id uuid not null,
    edition_id uuid not null,
    profile_area_id bigint not null,
    edition text not null,
    format text not null,
    engine text not null,
    file_name text not null,
    copy_number int,
    recipient uuid,
    content bytea,
    sha256 bytea not null,
    fonts jsonb not null,
    rendered_at timestamptz not null,
    destroyed_at timestamptz,
    constraint pk_edition_files primary key (file_id),
    constraint fk_edition_files__editions foreign key (edition_id) references profile.editions (edition_id),
    constraint ck_edition_files__format check (format in ('pdf', 'html')),
    constraint ck_edition_files__copy check ((copy_number is null) = (recipient is null)),
    constraint ck_edition_files__destroyed check ((content is null) = (destroyed_at is not null))
);

-- Serves the files of an edition: one of each format and engine that is nobody's own.
create unique index ux_edition_files__shared on profile.edition_files (edition_id, format, engine) where copy_number is null;

-- A copy number of an edition is given once.
create unique index ux_edition_files__copy on profile.edition_files (edition_id, format, copy_number) where copy_number is not null;

do $$
declare
    t text;
begin
    foreach t in array array['publications', 'authors', 'steps', 'sections', 'section_versions', 'judgements', 'recommendations',
            'decisions', 'area_settings', 'editions', 'edition_files'] loop
        execute format('alter table profile.%I enable row level security', t);
        execute format('alter table profile.%I force row level security', t);
        execute format('create policy profile_area on profile.%I
            using (profile_area_id = any ((select access.scope_areas())::bigint[]))
            with check (profile_area_id = any ((select access.scope_areas())::bigint[]))', t);
    end loop;
end
$$;
