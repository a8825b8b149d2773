-- Legal references as dated reference data: the rows stand in sql/reference and are changed there, never in code. A reference
-- that is superseded keeps its row and gets a last day, so that an old decision can be explained. "confirm" marks what the
-- partnership must still confirm with its data protection officer.

-- The powers and duties under which data may be shared. Limits are a closed list that the sharing decision understands.
create table sharing.gateways (
    gateway text not null,
    valid_from date not null,
    valid_until date,
    title text not null,
    statute text not null,
    permits text not null,
    limits text[] not null default '{}',
    limit_note text not null default '',
    strength text not null,
    source text not null,
    constraint pk_gateways primary key (gateway, valid_from),
    constraint ck_gateways__period check (valid_from < valid_until),
    constraint ck_gateways__strength check (strength in ('in_force', 'confirm')),
    constraint ck_gateways__limits check (limits <@ array[
        'open_only', 'depersonalised_only', 'refuses_patient_information', 'refuses_personal_from_health_or_social_care',
        'needs_originators_consent'])
);

-- The lawful bases that a party may name. The regime is the part of the Data Protection Act 2018 that it belongs to.
create table sharing.lawful_bases (
    lawful_basis text not null,
    valid_from date not null,
    valid_until date,
    regime text not null,
    title text not null,
    statute text not null,
    permits text not null,
    strength text not null,
    source text not null,
    constraint pk_lawful_bases primary key (lawful_basis, valid_from),
    constraint ck_lawful_bases__period check (valid_from < valid_until),
    constraint ck_lawful_bases__regime check (regime in ('none', 'part2', 'part3')),
    constraint ck_lawful_bases__strength check (strength in ('in_force', 'confirm'))
);
