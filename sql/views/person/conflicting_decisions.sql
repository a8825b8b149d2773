-- Earlier decisions, that stand, by which records of the two clusters of a pair are different people: joining the clusters would go
-- against them. Numbers and a day; which records they are is for whoever may see that pair.
create or replace function person.conflicting_decisions(p_pair uuid)
    returns table (decisions bigint, newest timestamptz)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
    pair record;
begin
    select q.subject, q.left_record, q.right_record into pair from person.review_pairs q where q.pair_id = p_pair;
    if not found then
        return;
    end if;
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    return query
        with mine as (
            select m.decision_key from person.link_records l
            join person.link_records m on m.cluster_record = l.cluster_record and m.subject = pair.subject
            where l.record_id = pair.left_record
        ),
        others as (
            select m.decision_key from person.link_records r
            join person.link_records m on m.cluster_record = r.cluster_record and m.subject = pair.subject
            where r.record_id = pair.right_record
        )
        select count(*), max(d.decided_at)
        from person.link_decisions d
        where d.subject = pair.subject and d.answer = 'different' and d.undone_at is null and d.replaced_by is null
            and ((d.left_key in (select mine.decision_key from mine) and d.right_key in (select others.decision_key from others))
                or (d.right_key in (select mine.decision_key from mine) and d.left_key in (select others.decision_key from others)));
    perform set_config('hub.agencies', own_agencies, true);
end
$$;
revoke execute on function person.conflicting_decisions(uuid) from public;
