-- Every e-mail that is due, with how its person wants to hear of such a thing; without a choice: at once. Of a check whose result
-- they have seen in the hub meanwhile they want to hear nothing.
create or replace view access.mail_wishes with (security_invoker = true) as
select e.notification_id, e.account_id, n.kind, e.attempts, e.due_at,
    case when n.kind = 'SubmissionChecked' and n.read_at is not null then 'never' else coalesce(c.email, 'at_once') end as wish
from access.notification_emails e
join access.notifications n using (notification_id)
left join access.notification_choices c on c.account_id = e.account_id and c.kind = n.kind
where e.state = 'due';
