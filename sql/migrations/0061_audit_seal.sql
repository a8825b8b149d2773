-- Events that no seal holds yet, each with the hash it had when it was written. Filled by a trigger with the owner's rights, so
-- that a writer of events needs no right here and cannot leave it out; emptied by the sealer. Small whatever the record's size.
create table audit.unsealed (
    event_id uuid not null,
    content_hash bytea not null,
    constraint pk_unsealed primary key (event_id)
);

create function audit.queue_event() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    insert into audit.unsealed (event_id, content_hash) values (new.event_id, new.content_hash);
    return null;
end
$$;
revoke execute on function audit.queue_event() from public;

create trigger queue_event after insert on audit.events
    for each row execute function audit.queue_event();

-- What was recorded before there were seals waits for the first of them.
select set_config('hub.oversight', 'on', true);
insert into audit.unsealed (event_id, content_hash) select event_id, content_hash from audit.events;
select set_config('hub.oversight', '', true);

-- A link of the chain: head = SHA-256 over the previous head, the number, the time, the count and the ordered ids and hashes
-- (docs/decisions/0007-audit-seals.md). Numbers have no gap. Each head leaves the database within a second.
create table audit.seals (
    seal_number bigint not null,
    sealed_at timestamptz not null,
    event_count int not null,
    previous_head bytea not null,
    head bytea not null,
    constraint pk_seals primary key (seal_number),
    constraint ck_seals__number check (seal_number > 0),
    constraint ck_seals__count check (event_count > 0),
    constraint ck_seals__heads check (octet_length(head) = 32 and octet_length(previous_head) = 32)
);

-- Which event stands in which seal, at which place (from 1), with the hash it was sealed with.
create table audit.sealed_events (
    seal_number bigint not null,
    position int not null,
    event_id uuid not null,
    content_hash bytea not null,
    constraint pk_sealed_events primary key (seal_number, position),
    constraint fk_sealed_events__seals foreign key (seal_number) references audit.seals (seal_number)
);

-- Serves verify: an event stands in one seal only; and the auditor's page: in which.
create unique index ux_sealed_events__event on audit.sealed_events (event_id);

-- How far the heads have been sent to each place outside (a file on one machine, a syslog).
create table audit.head_exports (
    target text not null,
    seal_number bigint not null,
    exported_at timestamptz not null default clock_timestamp(),
    constraint pk_head_exports primary key (target)
);

-- How long the record is kept. A change is a new row, so that what was destroyed names the rule of its day.
create table audit.retention_rules (
    rule_version int not null,
    keep_months int not null,
    reason text not null,
    valid_from timestamptz not null default clock_timestamp(),
    constraint pk_retention_rules primary key (rule_version),
    constraint ck_retention_rules__keep_months check (keep_months between 12 and 1200)
);

-- A tombstone: the events of this seal were destroyed under a rule. The seal itself stays, and with it the chain.
create table audit.destroyed_seals (
    seal_number bigint not null,
    rule_version int not null,
    keep_months int not null,
    event_id uuid not null,
    destroyed_at timestamptz not null default clock_timestamp(),
    constraint pk_destroyed_seals primary key (seal_number),
    constraint fk_destroyed_seals__seals foreign key (seal_number) references audit.seals (seal_number),
    constraint fk_destroyed_seals__rules foreign key (rule_version) references audit.retention_rules (rule_version)
);

-- Seals, rules and tombstones are never changed; events and places go only with a tombstone on their seal.
create function audit.refuse_early_delete() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    if not exists (
        select from audit.sealed_events p join audit.destroyed_seals d using (seal_number) where p.event_id = old.event_id)
    then
        raise exception 'The audit record is append-only.' using errcode = 'insufficient_privilege';
    end if;
    return old;
end
$$;
revoke execute on function audit.refuse_early_delete() from public;

drop trigger refuse_change on audit.events;
create trigger refuse_change before update on audit.events for each row execute function audit.refuse_change();
create trigger refuse_delete before delete on audit.events for each row execute function audit.refuse_early_delete();
create trigger refuse_change before update on audit.sealed_events for each row execute function audit.refuse_change();
create trigger refuse_delete before delete on audit.sealed_events for each row execute function audit.refuse_early_delete();
create trigger refuse_truncate before truncate on audit.sealed_events for each statement execute function audit.refuse_change();
create trigger refuse_change before update or delete on audit.seals for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.seals for each statement execute function audit.refuse_change();
create trigger refuse_change before update or delete on audit.retention_rules
    for each row execute function audit.refuse_change();
create trigger refuse_change before update or delete on audit.destroyed_seals
    for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.destroyed_seals
    for each statement execute function audit.refuse_change();

insert into audit.retention_rules (rule_version, keep_months, reason, valid_from)
values (1, 84, 'Default of the product, 7 years; to be confirmed by the records manager of the host agency.', '2000-01-01Z');
