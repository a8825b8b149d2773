-- The agency is the only tenant. Names are no secret inside the hub, so this list itself carries no row policy.
create table access.agencies (
    agency_id uuid not null,
    code text not null,
    name text not null,
    agency_type text not null,
    created_at timestamptz not null default now(),
    constraint pk_agencies primary key (agency_id),
    constraint ux_agencies__code unique (code),
    constraint ck_agencies__code check (code ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
    constraint ck_agencies__name check (length(name) between 2 and 200)
);
