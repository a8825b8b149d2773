-- Partners who were asked to read a draft and comment on it: named accounts, each for one agency, until a day.
create table profile.commenters (
    publication_id uuid not null,
    profile_area_id bigint not null,
    account_id uuid not null,
    read_for uuid not null,
    asked_by uuid not null,
    asked_for uuid not null,
    asked_at timestamptz not null,
    until_on date not null,
    ended_at timestamptz,
    constraint pk_commenters primary key (publication_id, account_id),
    constraint fk_commenters__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint fk_commenters__agencies foreign key (read_for) references access.agencies (agency_id),
    constraint fk_commenters__agencies_asked foreign key (asked_for) references access.agencies (agency_id)
);

-- Serves the drafts that one person was asked to comment on.
create index ix_commenters__account on profile.commenters (account_id) where ended_at is null;

-- Comments on a section, and other words suggested for it. An author answers, takes the words over or declines; nothing is deleted.
create table profile.comments (
    comment_id uuid not null,
    publication_id uuid not null,
    profile_area_id bigint not null,
    section text not null,
    comment text not null,
    standing_words text,
    suggested_words text,
    made_by uuid not null,
    made_for uuid not null,
    made_at timestamptz not null,
    status text not null default 'open',
    answer text,
    answered_by uuid,
    answered_at timestamptz,
    constraint pk_comments primary key (comment_id),
    constraint fk_comments__publications foreign key (publication_id) references profile.publications (publication_id),
    constraint fk_comments__agencies foreign key (made_for) references access.agencies (agency_id),
    constraint ck_comments__suggestion check ((standing_words is null) = (suggested_words is null)),
    constraint ck_comments__status check (status in ('open', 'answered', 'accepted', 'declined')),
    constraint ck_comments__accepted check (status <> 'accepted' or suggested_words is not null),
    constraint ck_comments__answered check ((status = 'open') = (answered_by is null) and (answered_by is null) = (answered_at is null))
);

-- Serves the comments of a publication in the order in which they were made.
create index ix_comments__publication on profile.comments (publication_id, made_at);

do $$
declare
    t text;
begin
    foreach t in array array['commenters', 'comments'] loop
        execute format('alter table profile.%I enable row level security', t);
        execute format('alter table profile.%I force row level security', t);
        execute format('create policy profile_area on profile.%I
            using (profile_area_id = any ((select access.scope_areas())::bigint[]))
            with check (profile_area_id = any ((select access.scope_areas())::bigint[]))', t);
    end loop;
end
$$;
