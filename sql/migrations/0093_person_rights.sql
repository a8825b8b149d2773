-- Requests of people about what is held on them: access, rectification, erasure, restriction, objection (UK GDPR articles 12 to
-- 21; Data Protection Act 2018 sections 45 to 47 and 54). Registered by the agency that runs the hub, decided by the agency that
-- each row came from.

-- Grounds on which an agency may refuse or withhold, as dated reference data; "confirm" where a lawyer should be asked.
create table person.exemptions (
    code text not null,
    regime text not null,
    title text not null,
    reference text not null,
    confirm boolean not null,
    valid_from date not null,
    valid_until date not null default 'infinity',
    constraint pk_exemptions primary key (code),
    constraint ck_exemptions__regime check (regime in ('part2', 'part3')),
    constraint ck_exemptions__period check (valid_from < valid_until)
);

-- criteria: who the person is, sealed; the database cannot read it, and it goes when the request is answered.
create table person.rights_requests (
    request_id uuid not null,
    agency_id uuid not null,
    reference text not null,
    right_asked text not null,
    received_on date not null,
    identity_asked_on date,
    identity_proved_on date,
    extended_on date,
    extension_reason text,
    criteria bytea,
    status text not null default 'registered',
    searched_at timestamptz,
    answered_on date,
    registered_by text not null,
    registered_at timestamptz not null,
    version int not null default 1,
    constraint pk_rights_requests primary key (request_id),
    constraint ux_rights_requests__reference unique (agency_id, reference),
    constraint fk_rights_requests__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint ck_rights_requests__reference check (reference ~ '^[A-Za-z0-9][A-Za-z0-9/-]{1,39}$'),
    constraint ck_rights_requests__right_asked
        check (right_asked in ('access', 'rectification', 'erasure', 'restriction', 'objection')),
    constraint ck_rights_requests__identity check (identity_proved_on >= received_on and identity_asked_on >= received_on),
    constraint ck_rights_requests__extended check ((extended_on is null) = (extension_reason is null)),
    constraint ck_rights_requests__status check (status in ('registered', 'searching', 'searched', 'answered')),
    constraint ck_rights_requests__answered
        check ((status = 'answered') = (answered_on is not null) and (status <> 'answered' or criteria is null))
);

-- What the owner of the rows rules. One decision covers the findings that name it.
create table person.rights_decisions (
    decision_id uuid not null,
    request_id uuid not null,
    agency_id uuid not null,
    outcome text not null,
    exemption text,
    field text,
    corrected_value text,
    reason text not null,
    decided_by text not null,
    decided_at timestamptz not null,
    applied_at timestamptz,
    lifted_at timestamptz,
    lifted_by text,
    constraint pk_rights_decisions primary key (decision_id),
    constraint fk_rights_decisions__rights_requests foreign key (request_id) references person.rights_requests (request_id),
    constraint fk_rights_decisions__exemptions foreign key (exemption) references person.exemptions (code),
    constraint ck_rights_decisions__outcome
        check (outcome in ('not_this_person', 'disclose', 'exempt', 'restrict', 'correct', 'erase', 'refuse')),
    constraint ck_rights_decisions__exemption check (exemption is not null or outcome not in ('exempt', 'refuse')),
    constraint ck_rights_decisions__field check (field is null or outcome = 'correct'),
    constraint ck_rights_decisions__reason check (length(reason) between 3 and 1000)
);

-- A row that a search found: where it stands and why it matched, never a value of it.
create table person.rights_findings (
    finding_id uuid not null,
    request_id uuid not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    submission_id bigint not null,
    row_number int not null,
    kind text not null,
    regime text not null,
    category text,
    certainty text not null,
    why text[] not null,
    found_at timestamptz not null,
    decision_id uuid,
    constraint pk_rights_findings primary key (finding_id),
    constraint ux_rights_findings__row unique (request_id, submission_id, row_number),
    constraint fk_rights_findings__rights_requests foreign key (request_id) references person.rights_requests (request_id),
    constraint fk_rights_findings__rights_decisions foreign key (decision_id) references person.rights_decisions (decision_id),
    constraint ck_rights_findings__regime check (regime in ('none', 'part2', 'part3')),
    constraint ck_rights_findings__certainty check (certainty in ('certain', 'possible'))
);

-- Serves "what is left to decide for our agency", and the policy that lets an agency see a request that concerns it.
create index ix_rights_findings__agency on person.rights_findings (agency_id, request_id);

-- The copy to be handed to the person, sealed; destroyed a month after it was made.
create table person.rights_extracts (
    decision_id uuid not null,
    request_id uuid not null,
    agency_id uuid not null,
    sealed bytea not null,
    row_count int not null,
    made_at timestamptz not null,
    destroy_after timestamptz not null,
    constraint pk_rights_extracts primary key (decision_id),
    constraint fk_rights_extracts__rights_decisions foreign key (decision_id) references person.rights_decisions (decision_id)
);

do $$
declare
    t text;
begin
    foreach t in array array['rights_requests', 'rights_decisions', 'rights_findings', 'rights_extracts'] loop
        execute format('alter table person.%I enable row level security', t);
        execute format('alter table person.%I force row level security', t);
    end loop;
    foreach t in array array['rights_decisions', 'rights_findings', 'rights_extracts'] loop
        execute format('create policy agency on person.%I
            using (agency_id = any ((select access.scope_agencies())::uuid[]))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;

-- Besides the agency that registered it, whoever holds a row of the person may see the request; only the first may change it.
create policy agency_or_holder on person.rights_requests
    using (agency_id = any ((select access.scope_agencies())::uuid[])
        or exists (select from person.rights_findings f
            where f.request_id = rights_requests.request_id and f.agency_id = any ((select access.scope_agencies())::uuid[])))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));

-- As before, but of single rows where p_rows is given: p_rows[n] is a row of p_submissions[n]. Null opens whole submissions.
drop function person.open_identities(bigint[], uuid, text, text);
create function person.open_identities(p_submissions bigint[], p_rows int[], p_acting_for uuid, p_subject_type text, p_subject_id text)
    returns table (submission_id bigint, row_number int, agency_id uuid, agreement_id uuid, kind text, kind_version int,
        key_id text, sealed_key bytea, sealed bytea)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
begin
    if access.scope_actor() = '' or access.scope_purpose() = '' or coalesce(p_subject_id, '') = '' then
        raise exception 'Identities are opened by somebody, for a purpose and for one piece of work: state all three.'
            using errcode = 'insufficient_privilege';
    end if;
    -- Row-level security binds the owner too: for the length of this function its scope is every agency.
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    select gen_random_uuid(), 'IdentitiesOpened', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done',
        p_subject_type, p_subject_id,
        array(select distinct a from unnest(array_agg(i.agency_id) || p_acting_for) a where a is not null order by a),
        array(select distinct a from unnest(array_agg(i.agreement_id)) a where a is not null order by a),
        json_build_object('rows', coalesce(sum(i.row_count), 0)::text, 'submissions', count(i.row_count)::text)::text
    from (
        select o.agency_id, o.agreement_id, count(*) as row_count
        from person.identity o
        where o.submission_id = any (p_submissions) and (p_rows is null or exists (
            select from unnest(p_submissions, p_rows) w (s, r) where w.s = o.submission_id and w.r = o.row_number))
        group by o.submission_id, o.agency_id, o.agreement_id
    ) i;
    return query
        select o.submission_id, o.row_number, o.agency_id, o.agreement_id, s.kind, s.kind_version, o.key_id, k.sealed_key, o.sealed
        from person.identity o
        join person.identity_keys k on k.submission_id = o.submission_id and k.destroyed_at is null
        join ingest.submissions s on s.submission_id = o.submission_id
        where o.submission_id = any (p_submissions) and (p_rows is null or exists (
            select from unnest(p_submissions, p_rows) w (s, r) where w.s = o.submission_id and w.r = o.row_number))
        order by o.submission_id, o.row_number;
    perform set_config('hub.agencies', own_agencies, true);
end
$$;

-- How a request stands in every agency that holds something: numbers by agency and regime, no row and no value. For the agency
-- that registered it; says so in the audit record.
create function person.rights_standing(p_request uuid, p_acting_for uuid)
    returns table (agency_id uuid, agency text, regime text, certain bigint, possible bigint, undecided bigint, unapplied bigint)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
begin
    if access.scope_actor() = '' or access.scope_purpose() = '' or not exists (
        select from person.rights_requests r where r.request_id = p_request and r.agency_id = any (access.scope_agencies()))
    then
        raise exception 'Only the agency that registered a request sees how it stands everywhere.' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    select gen_random_uuid(), 'RightsRequestViewed', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done',
        'rights request', p_request::text,
        array(select distinct a from unnest(array_agg(f.agency_id) || p_acting_for) a where a is not null order by a), '{}', '{}'
    from person.rights_findings f where f.request_id = p_request;
    return query
        select f.agency_id, a.name, f.regime, count(*) filter (where f.certainty = 'certain'),
            count(*) filter (where f.certainty = 'possible'), count(*) filter (where f.decision_id is null),
            count(*) filter (where d.decision_id is not null and d.applied_at is null)
        from person.rights_findings f
        join access.agencies a on a.agency_id = f.agency_id
        left join person.rights_decisions d on d.decision_id = f.decision_id
        where f.request_id = p_request
        group by f.agency_id, a.name, f.regime
        order by a.name, f.regime;
    perform set_config('hub.agencies', own_agencies, true);
end
$$;

-- The agencies that still have rows of a request to decide or a decision to be applied, by name.
create function person.rights_open_work(p_request uuid)
    returns setof text
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
begin
    if not exists (
        select from person.rights_requests r where r.request_id = p_request and r.agency_id = any (access.scope_agencies()))
    then
        raise exception 'Only the agency that registered a request sees how it stands everywhere.' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    return query
        select distinct a.name
        from person.rights_findings f
        join access.agencies a on a.agency_id = f.agency_id
        left join person.rights_decisions d on d.decision_id = f.decision_id
        where f.request_id = p_request and d.applied_at is null
        order by a.name;
    perform set_config('hub.agencies', own_agencies, true);
end
$$;
