-- The two records of a pair, to judge whether they are one subject, with the fields that the agreements of both let the reviewer's agency
-- see. What identifies is still sealed. A pair is seen under its own policy; then, as the policies bind the owner too, the scope is every
-- agency for the length of this function. Leaves its event in the same transaction.
create or replace function person.open_review_pair(p_pair uuid, p_acting_for uuid)
    returns table (is_left boolean, agency text, agreement text, may_see boolean, allowed text[], kind text, kind_version int,
        event_from date, sex text, submission_id bigint, row_number int, key_id text, sealed_key bytea, sealed bytea)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
    pair record;
begin
    if access.scope_actor() = '' or access.scope_purpose() = '' or not p_acting_for = any (access.scope_agencies()) then
        raise exception 'Records are compared by somebody, for a purpose and for one of their own agencies: state all three.'
            using errcode = 'insufficient_privilege';
    end if;
    select q.left_record, q.right_record, q.left_agency, q.right_agency, q.left_agreement, q.right_agreement into pair
    from (
        select r.left_record, r.right_record, r.left_agency, r.right_agency, r.left_agreement, r.right_agreement
        from person.review_pairs r where r.pair_id = p_pair
        union all
        select s.left_record, s.right_record, s.left_agency, s.right_agency, s.left_agreement, s.right_agreement
        from person.sample_pairs s where s.pair_id = p_pair
    ) q
    limit 1;
    if not found then
        return;
    end if;
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    values (gen_random_uuid(), 'LinkPairViewed', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done', 'pair', p_pair::text,
        array(select distinct a from unnest(array[pair.left_agency, pair.right_agency, p_acting_for]) a order by a),
        array(select distinct a from unnest(array[pair.left_agreement, pair.right_agreement]) a order by a), '{}');
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    return query
        select r.record_id = pair.left_record, a.name, g.reference,
            g.status = 'signed' and g.party_ids @> array[p_acting_for] and k.agreement_id is not null, k.fields, r.kind, s.kind_version,
            c.event_from, coalesce(c.fields ->> 'sex', c.fields ->> 'gender'), r.submission_id, r.row_number, o.key_id, w.sealed_key,
            o.sealed
        from person.link_records r
        join access.agencies a on a.agency_id = r.agency_id
        join sharing.agreements g on g.agreement_id = r.agreement_id
        left join sharing.agreement_kinds k on k.agreement_id = r.agreement_id and k.kind = r.kind
        join ingest.submissions s on s.submission_id = r.submission_id
        join ingest.source_records c on c.submission_id = r.submission_id and c.row_number = r.row_number
        join person.identity o on o.submission_id = r.submission_id and o.row_number = r.row_number
        join person.identity_keys w on w.submission_id = r.submission_id and w.destroyed_at is null
        where r.record_id in (pair.left_record, pair.right_record);
    perform set_config('hub.agencies', own_agencies, true);
end
$$;
revoke execute on function person.open_review_pair(uuid, uuid) from public;
