-- Who acts in this transaction, and whether over the whole record of events (auditors of the host, the sealer, verify).
create function access.scope_actor() returns text
    language sql stable parallel safe
    return coalesce(current_setting('hub.actor', true), '');

create function access.scope_oversight() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('hub.oversight', true), '') = 'on';

-- One thing that happened. Written in the transaction of the act: if it cannot be written, the act fails. Ids and counts
-- only, never a value about a person. "agencies" are those whose data or people it concerns: they may see it.
create table audit.events (
    event_id uuid not null,
    kind text not null,
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    actor_agency uuid,
    purpose text not null,
    outcome text not null,
    subject_type text not null,
    subject_id text not null,
    agencies uuid[] not null,
    agreements uuid[] not null,
    details text not null,
    content_hash bytea not null,
    constraint pk_events primary key (event_id),
    constraint ck_events__outcome check (outcome in ('done', 'refused', 'failed')),
    constraint ck_events__content_hash check (octet_length(content_hash) = 32)
);

-- Serves the auditor's search by time, newest first.
create index ix_events__at on audit.events (at);

-- Serves "what concerns our agency", newest first.
create index ix_events__agencies on audit.events using gin (agencies);

-- Serves "everything that one person did".
create index ix_events__actor on audit.events (actor, at);

-- A field of the text that is hashed: its length in bytes, a colon, itself; "-" for null. Nothing can run into its neighbour.
create function audit.field(value text) returns text
    language sql immutable parallel safe
    return case when value is null then '-' else octet_length(value) || ':' || value end;

-- The text whose SHA-256 is the event's content hash. `hub audit verify` builds it again without this function.
create function audit.event_text(e audit.events) returns text
    language sql stable parallel safe
    return audit.field(e.event_id::text) || audit.field(e.kind)
        || audit.field((extract(epoch from e.at) * 1000000)::bigint::text)
        || audit.field(e.actor) || audit.field(e.actor_agency::text) || audit.field(e.purpose) || audit.field(e.outcome)
        || audit.field(e.subject_type) || audit.field(e.subject_id) || audit.field(array_to_string(e.agencies, ','))
        || audit.field(array_to_string(e.agreements, ',')) || audit.field(e.details);

create function audit.set_content_hash() returns trigger
    language plpgsql as $$
begin
    new.at := clock_timestamp();
    new.content_hash := sha256(convert_to(audit.event_text(new), 'UTF8'));
    return new;
end
$$;

create trigger set_content_hash before insert on audit.events
    for each row execute function audit.set_content_hash();

create function audit.refuse_change() returns trigger
    language plpgsql as $$
begin
    raise exception 'The audit record is append-only.' using errcode = 'insufficient_privilege';
end
$$;

create trigger refuse_change before update or delete on audit.events
    for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.events
    for each statement execute function audit.refuse_change();

alter table audit.events enable row level security;
alter table audit.events force row level security;
-- An event is written in one's own name only; it is read by the agencies it concerns, or with oversight.
create policy concerned on audit.events
    using (agencies && (select access.scope_agencies())::uuid[] or (select access.scope_oversight()))
    with check (actor = (select access.scope_actor()));
