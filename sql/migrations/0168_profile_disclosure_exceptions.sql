-- A small number that may be worked out is let pass by two people: one asks with a reason, another of a different agency or role
-- agrees; either may take it back until the profile is released. Rows are kept: they are the record of what was let pass and why.
create table profile.disclosure_exceptions (
    exception_id uuid not null,
    publication_id uuid not null,
    profile_area_id bigint not null,
    -- Names the number: indicator, area, first day, the day after the last.
    cell text not null,
    sentence text not null,
    reason text not null,
    asked_by uuid not null,
    asked_for uuid not null,
    asked_role text not null,
    asked_at timestamptz not null,
    agreed_by uuid,
    agreed_for uuid,
    agreed_role text,
    agreed_at timestamptz,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    constraint pk_disclosure_exceptions primary key (exception_id),
    constraint fk_disclosure_exceptions__publications foreign key (publication_id)
        references profile.publications (publication_id),
    constraint fk_disclosure_exceptions__agencies_asked foreign key (asked_for) references access.agencies (agency_id),
    constraint fk_disclosure_exceptions__agencies_agreed foreign key (agreed_for) references access.agencies (agency_id),
    constraint ck_disclosure_exceptions__reason check (length(reason) between 20 and 1000),
    constraint ck_disclosure_exceptions__agreed check ((agreed_by is null) = (agreed_at is null)),
    constraint ck_disclosure_exceptions__two check (agreed_by is null
        or (agreed_by <> asked_by and (agreed_for <> asked_for or agreed_role <> asked_role)))
);

-- A number is asked for once at a time.
create unique index ux_disclosure_exceptions__standing on profile.disclosure_exceptions (publication_id, cell)
    where withdrawn_at is null;

alter table profile.disclosure_exceptions enable row level security;
alter table profile.disclosure_exceptions force row level security;
create policy profile_area on profile.disclosure_exceptions
    using (profile_area_id = any ((select access.scope_areas())::bigint[]))
    with check (profile_area_id = any ((select access.scope_areas())::bigint[]));
