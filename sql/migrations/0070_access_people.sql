-- Who may come in. Entra proves (tenant id, object id) and nothing else; everything below is the hub's own knowledge of a
-- person and is read again at every request.

-- Reads and writes of these tables by functions that must find a caller before any scope is known. Only a function of the
-- owner can switch it on: the flag alone, set by another role, opens nothing.
create function access.scope_sign_in() returns boolean
    language sql stable
    return current_user = 'hub_owner' and coalesce(current_setting('hub.sign_in', true), '') = 'on';

alter table access.agencies
    add column is_host boolean not null default false,
    add column status text not null default 'active',
    add column requires_mfa boolean not null default false,
    add constraint ck_agencies__status check (status in ('active', 'suspended')),
    -- Nobody could let it back in.
    add constraint ck_agencies__host_is_active check (not (is_host and status = 'suspended'));

-- One agency runs the hub, or none yet.
create unique index ux_agencies__host on access.agencies (is_host) where is_host;

-- A worker that loads an input folder names agencies; it does not decide who runs the hub or who is suspended.
revoke insert, update on access.agencies from hub_jobs;

-- Entra tenants whose people may join the agency. Guests of the host's tenant may join any agency.
create table access.agency_tenants (
    agency_id uuid not null,
    tenant_id uuid not null,
    constraint pk_agency_tenants primary key (agency_id, tenant_id),
    constraint fk_agency_tenants__agencies foreign key (agency_id) references access.agencies (agency_id)
);

-- Serves "whose tenant is this", at every request.
create index ix_agency_tenants__tenant on access.agency_tenants (tenant_id);

-- E-mail domains, so that nobody invites another agency's people. Never used to find or match a person.
create table access.agency_domains (
    domain text not null,
    agency_id uuid not null,
    constraint pk_agency_domains primary key (domain),
    constraint fk_agency_domains__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint ck_agency_domains__domain check (domain = lower(domain) and domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$')
);

-- A person as the sign-in proves them. Name and e-mail are for showing; the same e-mail in two tenants is two people, and an
-- object id of another tenant is another person.
create table access.accounts (
    account_id uuid not null,
    tenant_id uuid not null,
    object_id uuid not null,
    display_name text not null,
    email text not null,
    status text not null default 'active',
    sessions_valid_from timestamptz not null default now(),
    last_signed_in_at timestamptz,
    created_at timestamptz not null default now(),
    constraint pk_accounts primary key (account_id),
    constraint ux_accounts__tenant_object unique (tenant_id, object_id),
    constraint ck_accounts__status check (status in ('active', 'disabled')),
    -- No control characters: a name never breaks a header or a line of a log.
    constraint ck_accounts__display_name check (length(display_name) between 1 and 200 and display_name !~ '[[:cntrl:]]'),
    constraint ck_accounts__email check (length(email) <= 254 and email !~ '[[:cntrl:][:space:]]')
);

-- A one-time link. Only the SHA-256 of its token is kept: the record alone lets nobody in.
create table access.invitations (
    invitation_id uuid not null,
    token_hash bytea not null,
    agency_id uuid not null,
    email text not null,
    -- [{"role": "analyst", "areaKind": "lpa", "areaCode": "…"}], granted on approval.
    proposed jsonb not null,
    sponsor_id uuid,
    is_approved boolean not null default false,
    invited_by text not null default access.scope_actor(),
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    account_id uuid,
    accepted_at timestamptz,
    revoked_at timestamptz,
    constraint pk_invitations primary key (invitation_id),
    constraint ux_invitations__token_hash unique (token_hash),
    constraint fk_invitations__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint fk_invitations__accounts foreign key (account_id) references access.accounts (account_id),
    constraint fk_invitations__sponsors foreign key (sponsor_id) references access.accounts (account_id),
    constraint ck_invitations__token_hash check (octet_length(token_hash) = 32),
    constraint ck_invitations__email check (length(email) <= 254 and email !~ '[[:cntrl:][:space:]]'),
    constraint ck_invitations__expires check (invited_at < expires_at),
    constraint ck_invitations__accepted check ((account_id is null) = (accepted_at is null)),
    -- Either somebody stands for the person, or the owner's command line has.
    constraint ck_invitations__sponsor check (is_approved <> (sponsor_id is not null)),
    constraint ck_invitations__not_oneself check (invited_by <> account_id::text)
);

-- Serves "open invitations of our agency".
create index ix_invitations__agency on access.invitations (agency_id, invited_at);

-- A person in an agency. Pending until their sponsor has said that it is them.
create table access.memberships (
    account_id uuid not null,
    agency_id uuid not null,
    status text not null,
    sponsor_id uuid,
    invitation_id uuid,
    changed_by text not null,
    changed_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint pk_memberships primary key (account_id, agency_id),
    constraint fk_memberships__accounts foreign key (account_id) references access.accounts (account_id),
    constraint fk_memberships__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint fk_memberships__sponsors foreign key (sponsor_id) references access.accounts (account_id),
    constraint fk_memberships__invitations foreign key (invitation_id) references access.invitations (invitation_id),
    constraint ck_memberships__status check (status in ('pending', 'active', 'refused', 'disabled')),
    constraint ck_memberships__sponsor check (sponsor_id <> account_id),
    -- Nobody admits themselves; a pending membership is what a person makes by following a link.
    constraint ck_memberships__not_oneself check (status = 'pending' or changed_by <> account_id::text)
);

-- Serves "the people of our agency".
create index ix_memberships__agency on access.memberships (agency_id);

-- A role of a person in an agency, for one area or without. Revoked, never deleted: who could do what on a day stays known.
create table access.role_grants (
    grant_id uuid not null,
    account_id uuid not null,
    agency_id uuid not null,
    role text not null,
    area_kind text,
    area_code text,
    invitation_id uuid,
    granted_by text not null default access.scope_actor(),
    granted_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    constraint pk_role_grants primary key (grant_id),
    constraint fk_role_grants__memberships
        foreign key (account_id, agency_id) references access.memberships (account_id, agency_id),
    constraint fk_role_grants__invitations foreign key (invitation_id) references access.invitations (invitation_id),
    constraint ck_role_grants__role check (role in (
        'data_officer', 'analyst', 'approver', 'csp_member', 'neighbourhood_reader', 'lead_responsible_officer',
        'head_of_intelligence', 'disruption_panel_member', 'pcc_scrutiny', 'information_governance', 'auditor', 'administrator')),
    constraint ck_role_grants__area check ((area_kind is null) = (area_code is null)),
    constraint ck_role_grants__revoked check ((revoked_by is null) = (revoked_at is null)),
    constraint ck_role_grants__not_oneself check (granted_by <> account_id::text)
);

-- A role is held once for an area. Serves "what is this person here", at every request.
create unique index ux_role_grants__held on access.role_grants (account_id, agency_id, role, area_kind, area_code)
    nulls not distinct where revoked_at is null;

-- Serves "who administers our agency".
create index ix_role_grants__agency_role on access.role_grants (agency_id, role) where revoked_at is null;

-- A system of an agency that calls the API with client credentials of its own tenant.
create table access.api_clients (
    api_client_id uuid not null,
    tenant_id uuid not null,
    client_id text not null,
    agency_id uuid not null,
    name text not null,
    status text not null default 'active',
    created_by text not null default access.scope_actor(),
    created_at timestamptz not null default now(),
    constraint pk_api_clients primary key (api_client_id),
    constraint ux_api_clients__tenant_client unique (tenant_id, client_id),
    constraint fk_api_clients__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint ck_api_clients__status check (status in ('active', 'disabled')),
    constraint ck_api_clients__name check (length(name) between 2 and 200 and name !~ '[[:cntrl:]]')
);

-- Who granted is who acts, or whoever wrote the invitation that this very person followed.
create function access.check_granter() returns trigger
    language plpgsql as $$
begin
    if new.granted_by <> access.scope_actor() and not exists (
        select from access.invitations i
        where i.invitation_id = new.invitation_id and i.agency_id = new.agency_id and i.account_id = new.account_id
            and i.is_approved and i.invited_by = new.granted_by)
    then
        raise exception 'A role is granted in one''s own name only.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger check_granter before insert on access.role_grants
    for each row execute function access.check_granter();

do $$
declare
    t text;
begin
    foreach t in array array['agency_tenants', 'agency_domains', 'accounts', 'invitations', 'memberships', 'role_grants', 'api_clients']
    loop
        execute format('alter table access.%I enable row level security', t);
        execute format('alter table access.%I force row level security', t);
    end loop;
    foreach t in array array['agency_tenants', 'agency_domains', 'invitations', 'api_clients'] loop
        execute format('create policy agency on access.%I
            using (agency_id = any ((select access.scope_agencies())::uuid[]) or (select access.scope_sign_in()))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
    -- One's own standing may be read whatever agency one acts for; it is written only in the agency's name.
    foreach t in array array['memberships', 'role_grants'] loop
        execute format('create policy agency_or_oneself on access.%I
            using (agency_id = any ((select access.scope_agencies())::uuid[])
                or account_id::text = (select access.scope_actor()) or (select access.scope_sign_in()))
            with check (agency_id = any ((select access.scope_agencies())::uuid[]))', t);
    end loop;
end
$$;

-- An account belongs to no agency: it is seen by itself and by the agencies it is a member of.
create policy member_or_oneself on access.accounts
    using (account_id::text = (select access.scope_actor())
        or exists (select from access.memberships m
            where m.account_id = accounts.account_id and m.agency_id = any ((select access.scope_agencies())::uuid[]))
        or (select access.scope_sign_in()))
    with check (account_id::text = (select access.scope_actor())
        or exists (select from access.memberships m
            where m.account_id = accounts.account_id and m.agency_id = any ((select access.scope_agencies())::uuid[]))
        or (select access.scope_sign_in()));
