-- Whether another agency holds something about the same person: asked for a record of one's own, answered by the other agency or not.
-- Nothing here tells the asker whether anything is linked: what was routed is seen by the agency that it was routed to alone.

-- Which agency lets which other agency ask, by kinds of return; off until the agency whose records are asked about switches it on.
create table person.ask_switches (
    switch_id uuid not null,
    owner_id uuid not null,
    owner_kind text not null,
    asker_id uuid not null,
    asker_kind text not null,
    on_at timestamptz not null,
    on_by uuid not null,
    off_at timestamptz,
    off_by uuid,
    constraint pk_ask_switches primary key (switch_id),
    constraint fk_ask_switches__owners foreign key (owner_id) references access.agencies (agency_id),
    constraint fk_ask_switches__askers foreign key (asker_id) references access.agencies (agency_id),
    constraint ck_ask_switches__agencies check (owner_id <> asker_id),
    constraint ck_ask_switches__off check ((off_at is null) = (off_by is null))
);

-- One switch stands for two kinds of two agencies.
create unique index ux_ask_switches__on on person.ask_switches (owner_id, owner_kind, asker_id, asker_kind) where off_at is null;

-- What was asked: a record of the asker's own, and why.
create table person.asks (
    ask_id uuid not null,
    agency_id uuid not null,
    account_id uuid not null,
    asker_name text not null,
    submission_id bigint not null,
    row_number int not null,
    kind text not null,
    reason text not null,
    asked_at timestamptz not null,
    due_on date not null,
    constraint pk_asks primary key (ask_id),
    constraint ck_asks__reason check (length(reason) between 20 and 1000)
);

-- Serves "the questions of an agency, newest first", and how many it asked today.
create index ix_asks__agency on person.asks (agency_id, asked_at desc);

-- What reached an agency: the question beside the newest record of its own that is linked. answer: contact, or no_answer.
create table person.ask_desk (
    ask_id uuid not null,
    agency_id uuid not null,
    kind text not null,
    submission_id bigint not null,
    row_number int not null,
    asker_id uuid not null,
    asker_account uuid not null,
    asker_name text not null,
    asker_kind text not null,
    reason text not null,
    asked_at timestamptz not null,
    due_on date not null,
    answer text,
    answered_by uuid,
    answered_at timestamptz,
    constraint pk_ask_desk primary key (ask_id, agency_id),
    constraint ck_ask_desk__answer check (answer in ('contact', 'no_answer')),
    constraint ck_ask_desk__answered check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);

-- Serves "what waits for an agency's answer".
create index ix_ask_desk__agency on person.ask_desk (agency_id, due_on);

-- What the asker may read: that there is something, and whom to talk to. Not answering leaves no trace here.
create table person.ask_answers (
    ask_id uuid not null,
    owner_id uuid not null,
    asker_id uuid not null,
    contact text not null,
    answered_at timestamptz not null,
    constraint pk_ask_answers primary key (ask_id, owner_id),
    constraint ck_ask_answers__contact check (length(contact) between 3 and 300)
);

do $$
declare
    t text;
    own constant text := 'agency_id = any ((select access.scope_agencies())::uuid[])';
    owner constant text := 'owner_id = any ((select access.scope_agencies())::uuid[])';
    asker constant text := 'asker_id = any ((select access.scope_agencies())::uuid[])';
begin
    foreach t in array array['ask_switches', 'asks', 'ask_desk', 'ask_answers'] loop
        execute format('alter table person.%I enable row level security', t);
        execute format('alter table person.%I force row level security', t);
    end loop;
    foreach t in array array['asks', 'ask_desk'] loop
        execute format('create policy agency on person.%I using (%s) with check (%s)', t, own, own);
    end loop;
    -- Both sides see the setting and the answer; the owner alone writes them.
    foreach t in array array['ask_switches', 'ask_answers'] loop
        execute format('create policy both_sides on person.%I using (%s or %s) with check (%s)', t, owner, asker, owner);
    end loop;
end
$$;
