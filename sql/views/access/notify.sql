-- Tells members of an agency of something, with an e-mail in the outbox for each: who is no member of it is not told, and nobody
-- is told twice. As the owner, because one person's act is told to another; returns only how many were told.
create or replace function access.notify(p_kind text, p_subject text, p_step text, p_agency uuid, p_accounts uuid[])
    returns int
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    told int;
begin
    perform set_config('hub.sign_in', 'on', true);
    with added as (
        insert into access.notifications (account_id, agency_id, kind, subject_id, step)
        select m.account_id, m.agency_id, p_kind, p_subject, p_step
        from access.memberships m
        where m.agency_id = p_agency and m.account_id = any (p_accounts)
        on conflict on constraint ux_notifications__once do nothing
        returning notification_id, agency_id, account_id
    )
    insert into access.notification_emails (notification_id, agency_id, account_id, due_at)
    -- Whoever waits for a check at its page sees the result there within moments, and then wants no e-mail of it.
    select a.notification_id, a.agency_id, a.account_id,
        now() + case when p_kind = 'SubmissionChecked' then interval '2 minutes' else interval '0' end
    from added a;
    get diagnostics told = row_count;
    perform set_config('hub.sign_in', '', true);
    return told;
end
$$;

-- The same for everybody who holds one of the roles in the agency now. Without an agency: in the one that runs the hub.
create or replace function access.notify_holders(p_kind text, p_subject text, p_step text, p_agency uuid, p_roles text[])
    returns int
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    host uuid;
    holders uuid[];
begin
    select a.agency_id into host from access.agencies a where a.agency_id = p_agency or (p_agency is null and a.is_host);
    perform set_config('hub.sign_in', 'on', true);
    select array_agg(distinct g.account_id) into holders
    from access.role_grants g
    join access.memberships m on m.account_id = g.account_id and m.agency_id = g.agency_id and m.status = 'active'
    join access.accounts c on c.account_id = g.account_id and c.status = 'active'
    where g.agency_id = host and g.role = any (p_roles) and g.revoked_at is null;
    perform set_config('hub.sign_in', '', true);
    return access.notify(p_kind, p_subject, p_step, host, coalesce(holders, '{}'));
end
$$;

revoke execute on function access.notify(text, text, text, uuid, uuid[]) from public;
revoke execute on function access.notify_holders(text, text, text, uuid, text[]) from public;
