-- Keys of the portal's sessions and forms, sealed by the master key file before they come here. They belong to no agency.
create table access.key_ring (
    key_name text not null,
    sealed bytea not null,
    created_at timestamptz not null default now(),
    constraint pk_key_ring primary key (key_name),
    constraint ck_key_ring__sealed check (octet_length(sealed) > 36)
);
