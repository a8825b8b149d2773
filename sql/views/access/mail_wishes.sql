-- Every e-mail that is due, with how its person wants to hear of such a thing; without a choice: at once.
create or replace view access.mail_wishes with (security_invoker = true) as
select e.notification_id, e.account_id, n.kind, e.attempts, e.due_at, coalesce(c.email, 'at_once') as wish
from access.notification_emails e
join access.notifications n using (notification_id)
left join access.notification_choices c on c.account_id = e.account_id and c.kind = n.kind
where e.state = 'due';
