-- Figures under a profile can be taken back: the frozen snapshot goes with the withdrawn return, the words and what was released stay
-- (docs/decisions/0016). The mark of the destroyed snapshot stands in profile.withdrawn_drafts, so no key can point at it.
alter table profile.publications drop constraint fk_publications__snapshots;
alter table profile.publications add column figures_withdrawn_at timestamptz;

-- What a person said to a warning of the release checklist. The subject tells one finding of a rule from another, so that what is
-- warned of later is asked again.
create table profile.checklist_answers (
    publication_id uuid not null,
    profile_area_id bigint not null,
    rule text not null,
    subject text not null,
    answer text not null,
    account_id uuid not null,
    at timestamptz not null,
    constraint pk_checklist_answers primary key (publication_id, rule, subject),
    constraint fk_checklist_answers__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint ck_checklist_answers__answer check (length(answer) between 1 and 1000)
);

-- Who reads a profile before its release, within its pre-release window: named accounts, each in one agency.
create table profile.pre_release_readers (
    publication_id uuid not null,
    profile_area_id bigint not null,
    account_id uuid not null,
    agency_id uuid not null,
    named_by uuid not null,
    named_at timestamptz not null,
    constraint pk_pre_release_readers primary key (publication_id, account_id),
    constraint fk_pre_release_readers__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint fk_pre_release_readers__agencies foreign key (agency_id) references access.agencies (agency_id)
);

-- A released profile is taken back by two people: one asks with a reason, another of a different agency or role agrees.
create table profile.recalls (
    recall_id uuid not null,
    publication_id uuid not null,
    profile_area_id bigint not null,
    ground text not null,
    reason text not null,
    asked_by uuid not null,
    asked_for uuid not null,
    asked_role text not null,
    asked_at timestamptz not null,
    agreed_by uuid,
    agreed_for uuid,
    agreed_role text,
    agreed_at timestamptz,
    declined_at timestamptz,
    constraint pk_recalls primary key (recall_id),
    constraint fk_recalls__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint fk_recalls__agencies_asked foreign key (asked_for) references access.agencies (agency_id),
    constraint fk_recalls__agencies_agreed foreign key (agreed_for) references access.agencies (agency_id),
    constraint ck_recalls__ground check (ground in ('unlawful', 'wrong', 'other')),
    constraint ck_recalls__two check (agreed_by is null
        or (agreed_by <> asked_by and (agreed_for <> asked_for or agreed_role <> asked_role)))
);

-- One recall of a profile waits at a time.
create unique index ux_recalls__open on profile.recalls (publication_id) where agreed_at is null and declined_at is null;

do $$
declare
    t text;
begin
    foreach t in array array['checklist_answers', 'pre_release_readers', 'recalls'] loop
        execute format('alter table profile.%I enable row level security', t);
        execute format('alter table profile.%I force row level security', t);
        execute format('create policy profile_area on profile.%I
            using (profile_area_id = any ((select access.scope_areas())::bigint[]))
            with check (profile_area_id = any ((select access.scope_areas())::bigint[]))', t);
    end loop;
end
$$;
