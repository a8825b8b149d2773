-- The only ways to what was reported, still sealed: the database holds no key that opens it. A draft, to whoever writes it.
create or replace function intelligence.open_draft(p_report uuid)
    returns table (sealed_key bytea, sealed bytea)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    as $$
    select o.sealed_key, o.sealed
    from intelligence.reports r
    join intelligence.originals o on o.report_id = r.report_id
    where r.report_id = p_report and r.status = 'draft' and r.reported_by::text = access.scope_actor()
    $$;

-- What was sent, with the sanitised words of every version, newest first: to the unit and never to the reporter; each look is an
-- event in the same transaction, which the reporter's agency sees. The policies of the tables bind this function's owner too, so
-- the scope decides.
create or replace function intelligence.open_original(p_report uuid, p_acting_for uuid)
    returns table (sealed_key bytea, sealed bytea, sanitised text[])
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    found_one record;
begin
    select r.agency_id, r.agreement_id into found_one
    from intelligence.reports r
    join intelligence.originals o on o.report_id = r.report_id and o.destroyed_at is null
    where r.report_id = p_report and r.status in ('received', 'grading', 'sanitised', 'not_taken_on')
        and r.unit_agency_id = any (intelligence.graded_agencies()) and r.reported_by::text <> access.scope_actor();
    if not found then
        return;
    end if;
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    values (gen_random_uuid(), 'IntelligenceOriginalRead', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done',
        'intelligence report', p_report::text,
        array(select distinct a from unnest(array[found_one.agency_id, p_acting_for]) a where a is not null order by a),
        array[found_one.agreement_id], '{}');
    return query
        select o.sealed_key, o.sealed,
            array(select coalesce(g.sanitised_text, '') from intelligence.gradings g where g.report_id = p_report order by g.version desc)
        from intelligence.originals o where o.report_id = p_report;
end
$$;
