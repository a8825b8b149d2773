-- An agreement governs the data of one supplying agency (agency_id: its rows carry it) and has further parties that receive.
-- What the parties sign is a version: an immutable text of terms. The columns of sharing.agreements and the tables of kinds, parties
-- and combining hold the terms that apply: of the version in force, or of a draft that was never in force. Only
-- sharing.take_terms writes them from a version; sharing.set_standing writes the status from what the parties declared.

-- The agency that runs the hub keeps the register of agreements. The column belongs to the feature Access.
alter table access.agencies add column if not exists is_host boolean not null default false;

alter table sharing.agreements
    add column version int not null default 1,
    add column party_ids uuid[] not null default '{}',
    add column purposes text[] not null default '{local_profile}',
    add column areas text[],
    add column dpia_reference text,
    add column transfer_method text not null default '',
    add column frequency text not null default '',
    add column onward_rule text not null default '',
    add column risk_owner text not null default '',
    add column asset_owner text not null default '',
    add column caldicott_guardian text not null default '',
    add column protection_officer text not null default '',
    alter column status set default 'draft',
    drop constraint ck_agreements__status,
    add constraint ck_agreements__status check (status in ('draft', 'signed', 'suspended', 'ended')),
    add constraint ck_agreements__purposes check (cardinality(purposes) > 0);

create table sharing.agreement_versions (
    agreement_id uuid not null,
    version int not null,
    terms jsonb not null,
    change_note text not null,
    made_by text not null,
    made_by_agency uuid,
    made_at timestamptz not null default now(),
    constraint pk_agreement_versions primary key (agreement_id, version),
    constraint fk_agreement_versions__agreements foreign key (agreement_id) references sharing.agreements (agreement_id)
);

create table sharing.agreement_parties (
    agreement_id uuid not null,
    agency_id uuid not null,
    party_role text not null,
    regime text not null,
    lawful_basis text not null,
    gateway text not null,
    constraint pk_agreement_parties primary key (agreement_id, agency_id),
    constraint fk_agreement_parties__agreements foreign key (agreement_id) references sharing.agreements (agreement_id),
    constraint fk_agreement_parties__agencies foreign key (agency_id) references access.agencies (agency_id),
    constraint ck_agreement_parties__role check (party_role in ('supplier', 'recipient')),
    constraint ck_agreement_parties__regime check (regime in ('none', 'part2', 'part3'))
);

-- One supplier: the agency whose rows carry the agreement.
create unique index ux_agreement_parties__supplier on sharing.agreement_parties (agreement_id) where party_role = 'supplier';

-- Who signed which version for which party: an account of that party, or an officer named by whoever declared the agreement.
create table sharing.agreement_signatures (
    agreement_id uuid not null,
    version int not null,
    agency_id uuid not null,
    account_id text,
    officer_name text,
    officer_post text not null,
    signed_on date not null,
    recorded_by text not null,
    recorded_at timestamptz not null default now(),
    constraint pk_agreement_signatures primary key (agreement_id, version, agency_id),
    constraint fk_agreement_signatures__agreements foreign key (agreement_id) references sharing.agreements (agreement_id),
    constraint fk_agreement_signatures__agencies foreign key (agency_id) references access.agencies (agency_id)
);

-- Whether records of a kind may be linked, at person level, with those of another kind, and for what. No row: they may not.
-- A depersonalised or aggregate kind has no place here, whichever side it stands on.
create table sharing.agreement_combining (
    agreement_id uuid not null,
    agency_id uuid not null,
    kind text not null,
    kind_class text not null,
    with_kind text not null,
    with_class text not null,
    purpose text not null,
    constraint pk_agreement_combining primary key (agreement_id, kind, with_kind, purpose),
    constraint fk_agreement_combining__agreements foreign key (agreement_id) references sharing.agreements (agreement_id),
    constraint ck_agreement_combining__class check (
        kind_class in ('pseudonymised', 'personal', 'special', 'criminal')
        and with_class in ('pseudonymised', 'personal', 'special', 'criminal')),
    constraint ck_agreement_combining__purpose check (purpose in ('count_people_once', 'show_overlap', 'count_people_at_risk'))
);

-- What each agency declared about the standing of an agreement. It is suspended while anyone's last word is "suspended".
create table sharing.agreement_standings (
    standing_id uuid not null,
    agreement_id uuid not null,
    agency_id uuid not null,
    act text not null,
    reason text not null,
    next_review_on date,
    recorded_by text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint pk_agreement_standings primary key (standing_id),
    constraint fk_agreement_standings__agreements foreign key (agreement_id) references sharing.agreements (agreement_id),
    constraint ck_agreement_standings__act check (act in ('suspended', 'resumed', 'ended', 'reviewed')),
    constraint ck_agreement_standings__review check ((act = 'reviewed') = (next_review_on is not null))
);

-- Serves the last word of each party, and an agreement's history.
create index ix_agreement_standings__agreement on sharing.agreement_standings (agreement_id, agency_id, recorded_at);
