-- What people of any agency tell the intelligence unit in words: sealed as it came, graded and sanitised by the unit, and read by
-- others in the sanitised words only. Nothing outside this schema reads it: it is never counted and never linked by itself.
create schema intelligence;

alter table access.role_grants drop constraint ck_role_grants__role;
alter table access.role_grants add constraint ck_role_grants__role check (role in (
    'data_officer', 'analyst', 'approver', 'csp_member', 'neighbourhood_reader', 'lead_responsible_officer',
    'head_of_intelligence', 'intelligence_officer', 'disruption_panel_member', 'pcc_scrutiny', 'information_governance', 'auditor',
    'administrator'));

-- The agencies of the scope for whose unit the actor grades. The worker grades nothing, but destroys what is kept no longer.
create function intelligence.graded_agencies() returns uuid[]
    language sql stable
    as $$
    select coalesce(array_agg(s.agency), '{}')
    from unnest(access.scope_agencies()) s (agency)
    where access.scope_actor() = 'system:intelligence' or exists (
        select from access.role_grants g
        where g.account_id::text = access.scope_actor() and g.agency_id = s.agency and g.revoked_at is null
            and g.role in ('head_of_intelligence', 'intelligence_officer'))
    $$;

-- access.granted_areas is made after the migrations.
set local check_function_bodies = off;

-- The areas whose sanitised reports the actor reads: those of their roles that may read, and not those of their other roles.
create function intelligence.readable_areas() returns bigint[]
    language sql stable
    as $$
    select coalesce(array_agg(distinct a.area_id), '{}')
    from unnest(access.scope_agencies()) s (agency)
    cross join lateral unnest(access.granted_areas(
        case when access.scope_actor() ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then access.scope_actor()::uuid end,
        s.agency, array['analyst'], array['head_of_intelligence'])) a (area_id)
    $$;

-- agency_id: whose member reported; unit_agency_id: whose unit grades. The words stand in originals, never here.
create table intelligence.reports (
    report_id uuid not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    unit_agency_id uuid not null,
    reported_by uuid not null,
    status text not null default 'draft',
    area_kind text not null,
    area_code text not null,
    declined_why text,
    drafted_at timestamptz not null,
    sent_at timestamptz,
    opened_at timestamptz,
    decided_at timestamptz,
    destroy_on date not null,
    destroyed_at timestamptz,
    version int not null default 1,
    constraint pk_reports primary key (report_id),
    constraint ux_reports__reporter unique (report_id, reported_by),
    constraint fk_reports__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint fk_reports__units foreign key (unit_agency_id) references access.agencies (agency_id),
    constraint ck_reports__status check (status in (
        'draft', 'discarded', 'received', 'grading', 'sanitised', 'not_taken_on', 'withdrawn', 'destroyed')),
    constraint ck_reports__sent check ((status in ('draft', 'discarded')) = (sent_at is null)),
    constraint ck_reports__declined check (declined_why ~ '^[a-z_]{3,40}$' or declined_why is null and status <> 'not_taken_on')
);

-- Serves the queue of the unit, oldest first.
create index ix_reports__unit on intelligence.reports (unit_agency_id, status, sent_at);

-- Serves a person's own reports.
create index ix_reports__reporter on intelligence.reports (reported_by, agency_id);

-- What was reported, sealed under a key of its own; destroying the key destroys it.
create table intelligence.originals (
    report_id uuid not null,
    agency_id uuid not null,
    unit_agency_id uuid not null,
    reported_by uuid not null,
    sealed_key bytea,
    sealed bytea,
    destroyed_at timestamptz,
    constraint pk_originals primary key (report_id),
    constraint fk_originals__reports foreign key (report_id, reported_by)
        references intelligence.reports (report_id, reported_by) on delete cascade,
    constraint ck_originals__destroyed check ((sealed_key is null) = (destroyed_at is not null) and (sealed is null) = (sealed_key is null))
);

-- Every grading of a report, with the sanitised words of that time; the one that is not superseded is the one that others read.
-- agency_id: whose unit graded, and so answers for the sanitised words. origin_agency_id is for the audit record only.
create table intelligence.gradings (
    report_id uuid not null,
    version int not null,
    agency_id uuid not null,
    origin_agency_id uuid not null,
    reported_by uuid not null,
    graded_by uuid not null,
    graded_at timestamptz not null,
    source int not null,
    assessment text not null,
    handling text not null,
    conditions text,
    area_kind text not null,
    area_code text not null,
    area_ids bigint[] not null,
    sanitised_text text,
    why_again text,
    superseded_at timestamptz,
    constraint pk_gradings primary key (report_id, version),
    constraint fk_gradings__reports foreign key (report_id, reported_by) references intelligence.reports (report_id, reported_by),
    constraint ck_gradings__other_person check (graded_by <> reported_by),
    constraint ck_gradings__source check (source between 1 and 3),
    constraint ck_gradings__assessment check (assessment in ('A', 'B', 'C', 'D', 'E')),
    constraint ck_gradings__handling check (handling in ('P', 'C')),
    constraint ck_gradings__conditions check (
        case handling when 'P' then conditions is null else sanitised_text is null or length(conditions) between 5 and 1000 end),
    constraint ck_gradings__sanitised check (length(sanitised_text) between 10 and 4000 or sanitised_text is null),
    constraint ck_gradings__again check ((version = 1) = (why_again is null))
);

-- One grading of a report stands at a time: of two graders at once one is told.
create unique index ux_gradings__standing on intelligence.gradings (report_id) where superseded_at is null;

-- Who took note of the conditions of one version before it was opened to them.
create table intelligence.acknowledgements (
    report_id uuid not null,
    version int not null,
    account_id uuid not null,
    agency_id uuid not null,
    acknowledged_at timestamptz not null,
    constraint pk_acknowledgements primary key (report_id, version, account_id),
    constraint fk_acknowledgements__gradings foreign key (report_id, version) references intelligence.gradings (report_id, version)
);

alter table intelligence.reports enable row level security;
alter table intelligence.reports force row level security;
alter table intelligence.originals enable row level security;
alter table intelligence.originals force row level security;
alter table intelligence.gradings enable row level security;
alter table intelligence.gradings force row level security;
alter table intelligence.acknowledgements enable row level security;
alter table intelligence.acknowledgements force row level security;

-- Whoever reported sees how their own reports stand; the unit sees what was sent to it; nobody else of either agency anything.
create policy reporter_or_unit on intelligence.reports
    using ((agency_id = any ((select access.scope_agencies())::uuid[]) and reported_by::text = (select access.scope_actor()))
        or (unit_agency_id = any ((select intelligence.graded_agencies())::uuid[])
            and (status not in ('draft', 'discarded') or (select access.scope_actor()) = 'system:intelligence')))
    with check ((agency_id = any ((select access.scope_agencies())::uuid[]) and reported_by::text = (select access.scope_actor()))
        or unit_agency_id = any ((select intelligence.graded_agencies())::uuid[]));

create policy reporter_or_unit on intelligence.originals
    using ((agency_id = any ((select access.scope_agencies())::uuid[]) and reported_by::text = (select access.scope_actor()))
        or unit_agency_id = any ((select intelligence.graded_agencies())::uuid[]))
    with check ((agency_id = any ((select access.scope_agencies())::uuid[]) and reported_by::text = (select access.scope_actor()))
        or unit_agency_id = any ((select intelligence.graded_agencies())::uuid[]));

-- The unit sees every version; readers the standing one of their areas, whatever agency they and it belong to.
create policy unit_or_area on intelligence.gradings
    using (agency_id = any ((select intelligence.graded_agencies())::uuid[])
        or (superseded_at is null and (select access.scope_actor()) <> ''
            and area_ids && (select access.scope_areas())::bigint[]
            and area_ids && (select intelligence.readable_areas())::bigint[]))
    with check (agency_id = any ((select intelligence.graded_agencies())::uuid[])
        and agency_id = any ((select access.scope_agencies())::uuid[]));

-- One's own acknowledgements. Who else took note stands in the audit record.
create policy oneself on intelligence.acknowledgements
    using (agency_id = any ((select access.scope_agencies())::uuid[]) and account_id::text = (select access.scope_actor()))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]) and account_id::text = (select access.scope_actor()));
