-- The chain as it stands, for `hub audit verify`: each seal, each place in it, each event at its place. Outer joins: what is
-- missing is what is looked for.
create or replace view audit.chain with (security_invoker = true) as
select s.seal_number, s.sealed_at, s.event_count, s.previous_head, s.head,
    d.rule_version, d.keep_months, d.destroyed_at, by.kind as destroyed_by_kind, by.details as destroyed_by_details,
    p.position, p.event_id as sealed_id, p.content_hash as sealed_hash,
    e.event_id, e.kind, e.at, e.actor, e.actor_agency, e.purpose, e.outcome, e.subject_type, e.subject_id, e.agencies, e.agreements,
    e.details, e.content_hash
from audit.seals s
left join audit.destroyed_seals d using (seal_number)
left join audit.events by on by.event_id = d.event_id
left join audit.sealed_events p using (seal_number)
left join audit.events e on e.event_id = p.event_id;
