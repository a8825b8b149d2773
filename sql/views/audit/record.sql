-- Events as the portal's record pages show them: with the agency's name, the person's where the reader may know it, and the seal.
create or replace view audit.record with (security_invoker = true) as
select e.event_id, e.at, e.kind, e.actor, a.display_name as actor_name, e.actor_agency, g.name as agency_name, e.purpose, e.outcome,
    e.subject_type, e.subject_id, e.agencies, e.details, p.seal_number
from audit.events e
left join access.agencies g on g.agency_id = e.actor_agency
left join access.accounts a
    on a.account_id = case when e.actor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.actor::uuid end
left join audit.sealed_events p on p.event_id = e.event_id;
