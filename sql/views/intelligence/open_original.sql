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

-- Everything that was sent to the unit and still stands, sealed, so that the unit can look for a person who asks what is held on
-- them. One event for the whole look, which every agency concerned sees; own reports stay closed as ever.
create or replace function intelligence.search_originals(p_acting_for uuid)
    returns table (report_id uuid, sealed_key bytea, sealed bytea)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    wanted uuid[];
    concerned uuid[];
begin
    select coalesce(array_agg(r.report_id), '{}'), coalesce(array_agg(distinct r.agency_id), '{}') into wanted, concerned
    from intelligence.reports r
    join intelligence.originals o on o.report_id = r.report_id and o.destroyed_at is null
    where r.status in ('received', 'grading', 'sanitised', 'not_taken_on')
        and r.unit_agency_id = any (intelligence.graded_agencies()) and r.reported_by::text <> access.scope_actor();
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    values (gen_random_uuid(), 'IntelligenceOriginalsSearched', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done',
        'intelligence', 'originals',
        array(select distinct a from unnest(concerned || p_acting_for) a where a is not null order by a), '{}',
        json_build_object('reports', cardinality(wanted)::text)::text);
    return query
        select o.report_id, o.sealed_key, o.sealed from intelligence.originals o where o.report_id = any (wanted) order by o.report_id;
end
$$;
