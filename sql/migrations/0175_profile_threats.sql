-- Versions of the threat matrix, each one document: criteria, anchors in words, weights and grades. A version is never changed:
-- what was scored in it keeps its meaning.
create table profile.threat_matrices (
    version int not null,
    matrix json not null,
    added_at timestamptz not null default now(),
    constraint pk_threat_matrices primary key (version),
    constraint ck_threat_matrices__version check (version >= 1)
);

-- One assessment of one theme of a publication. Scoring again adds a row: the highest version stands, the others are its history.
create table profile.threat_scores (
    score_id uuid not null,
    publication_id uuid not null,
    profile_area_id bigint not null,
    theme text not null,
    version int not null,
    matrix_version int not null,
    assessed_by uuid not null,
    assessed_at timestamptz not null,
    constraint pk_threat_scores primary key (score_id),
    constraint fk_threat_scores__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint fk_threat_scores__threat_matrices foreign key (matrix_version) references profile.threat_matrices (version),
    -- Of two who score a theme at once the second is told; serves the standing score of each theme.
    constraint ux_threat_scores__theme_version unique (publication_id, theme, version),
    constraint ck_threat_scores__version check (version >= 1)
);

-- The answer to each criterion with what it rests on. No score means that it is not known, which is no zero.
create table profile.threat_answers (
    score_id uuid not null,
    profile_area_id bigint not null,
    criterion text not null,
    score numeric(6, 2),
    evidence text not null,
    constraint pk_threat_answers primary key (score_id, criterion),
    constraint fk_threat_answers__threat_scores foreign key (score_id) references profile.threat_scores (score_id),
    constraint ck_threat_answers__evidence check (score is null or evidence <> '')
);

do $$
declare
    t text;
begin
    foreach t in array array['threat_scores', 'threat_answers'] loop
        execute format('alter table profile.%I enable row level security', t);
        execute format('alter table profile.%I force row level security', t);
        execute format('create policy profile_area on profile.%I
            using (profile_area_id = any ((select access.scope_areas())::bigint[]))
            with check (profile_area_id = any ((select access.scope_areas())::bigint[]))', t);
    end loop;
end
$$;
