-- Destroys the events of whole seals that are older than the rule in force keeps them, oldest first, at most so many seals at
-- once; leaves a tombstone for each. The only way to take an event away. p_event_id is the event that records this, written by
-- the caller in the same transaction. With the owner's rights, and sight of the whole record, for this function only.
create or replace function audit.destroy_old_events(p_event_id uuid, p_seals_at_most int)
    returns table (first_seal bigint, last_seal bigint, seals bigint, events bigint, rule_version int, keep_months int)
    language plpgsql security definer set search_path = '' as $$
declare
    rule audit.retention_rules;
    destroyed bigint;
    sight text := coalesce(current_setting('hub.oversight', true), '');
begin
    select r.rule_version, r.keep_months, r.reason, r.valid_from into rule from audit.retention_rules r
    where r.valid_from <= clock_timestamp() order by r.rule_version desc limit 1;
    -- One at a time: two would name the same seals.
    perform pg_advisory_xact_lock(hashtextextended('audit.destroy_old_events', 0));

    perform set_config('hub.oversight', 'on', true);
    -- The worker dates the seals, the database the events: a seal dated back destroys nothing.
    insert into audit.destroyed_seals (seal_number, rule_version, keep_months, event_id)
    select s.seal_number, rule.rule_version, rule.keep_months, p_event_id
    from audit.seals s
    where s.sealed_at < clock_timestamp() - make_interval(months => rule.keep_months)
        and s.seal_number > coalesce((select max(d.seal_number) from audit.destroyed_seals d), 0)
        and not exists (
            select from audit.sealed_events p join audit.events e on e.event_id = p.event_id
            where p.seal_number = s.seal_number and e.at >= clock_timestamp() - make_interval(months => rule.keep_months))
    order by s.seal_number limit p_seals_at_most;

    delete from audit.events e using audit.sealed_events p, audit.destroyed_seals d
    where d.event_id = p_event_id and p.seal_number = d.seal_number and e.event_id = p.event_id;
    get diagnostics destroyed = row_count;
    perform set_config('hub.oversight', sight, true);
    delete from audit.sealed_events p using audit.destroyed_seals d
    where d.event_id = p_event_id and p.seal_number = d.seal_number;

    return query
        select min(d.seal_number), max(d.seal_number), count(*), destroyed, rule.rule_version, rule.keep_months
        from audit.destroyed_seals d where d.event_id = p_event_id;
end
$$;
revoke execute on function audit.destroy_old_events(uuid, int) from public;
