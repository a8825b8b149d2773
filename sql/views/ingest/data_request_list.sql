-- Requests with the names of what they are about, as the newest version of the kind calls it.
create or replace view ingest.data_request_list with (security_invoker = true) as
select r.request_id, r.profile_area_id, a.name as area_name, r.partner_id, g.name as partner_name, r.kind,
    coalesce(k.title, r.kind) as title, r.period_from, r.period_until, r.asked_by, r.asked_for, r.asker_name, r.body, r.agreement,
    r.due_on, r.state, r.drafted_at, r.sent_at, r.answer, r.answer_on, r.answer_text, r.answered_at, r.closed_at, r.closed_why
from ingest.data_requests r
join area.areas a on a.area_id = r.profile_area_id
join access.agencies g on g.agency_id = r.partner_id
left join lateral (
    select d.definition ->> 'title' as title from ingest.dataset_kinds d where d.kind = r.kind order by d.version desc limit 1) k on true;
