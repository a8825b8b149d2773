-- The sanitised words of a report: the standing version to whoever may read its area, any version to the unit. Nobody has a right
-- to the column itself: each reading leaves its event, which the agency that the report came from sees.
create or replace function intelligence.read_sanitised(p_report uuid, p_version int, p_acting_for uuid)
    returns text
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    g record;
begin
    select v.version, v.agency_id, v.origin_agency_id, v.handling, v.sanitised_text into g
    from intelligence.gradings v
    where v.report_id = p_report and v.version = p_version and v.sanitised_text is not null;
    if not found then
        return null;
    end if;
    if g.handling = 'C' and not g.agency_id = any (intelligence.graded_agencies()) and not exists (
        select from intelligence.acknowledgements k
        where k.report_id = p_report and k.version = p_version and k.account_id::text = access.scope_actor())
    then
        raise exception 'The conditions of this report are taken note of before it is read.' using errcode = 'insufficient_privilege';
    end if;
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    values (gen_random_uuid(), 'IntelligenceRead', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done',
        'intelligence report', p_report::text,
        array(select distinct a from unnest(array[g.agency_id, g.origin_agency_id, p_acting_for]) a where a is not null order by a),
        '{}', json_build_object('version', p_version::text)::text);
    return g.sanitised_text;
end
$$;

-- The reports whose standing words hold all the words asked for, among those that the caller may read. The words looked for are
-- not kept: the event says how many reports were found.
create or replace function intelligence.search_sanitised(p_words text, p_acting_for uuid)
    returns setof uuid
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    hits uuid[];
begin
    select coalesce(array_agg(g.report_id), '{}') into hits
    from intelligence.gradings g
    where g.superseded_at is null
        and to_tsvector('english', g.sanitised_text) @@ websearch_to_tsquery('english', p_words);
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    values (gen_random_uuid(), 'IntelligenceSearched', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done',
        'intelligence', 'sanitised', array(select a from unnest(array[p_acting_for]) a where a is not null), '{}',
        json_build_object('found', cardinality(hits)::text)::text);
    return query select unnest(hits);
end
$$;
