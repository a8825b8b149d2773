-- Draws a sample of the pairs that the hub weighed, so many of each stratum, to be judged without seeing what the hub made of them.
-- Strata: not linked and unlikely, not linked and near, held apart; linked and near, linked, linked for sure. Only pairs whose agreements
-- name the drawer's agency are in it; how many pairs each stratum holds is counted over the same. Ends the sample before it.
create or replace function person.draw_sample(p_sample uuid, p_subject text, p_each int, p_acting_for uuid, p_now timestamptz)
    returns bigint
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
    drawn bigint;
begin
    if access.scope_actor() = '' or not p_acting_for = any (access.scope_agencies()) then
        raise exception 'A sample is drawn by somebody for one of their own agencies.' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    update person.link_samples s set closed_at = p_now where s.subject = p_subject and s.closed_at is null;
    create temporary table drawn_pairs on commit drop as
        select case
                when a.cluster_record <> b.cluster_record then case when l.weight >= 0 then 2 when l.weight >= -2 then 1 else 0 end
                when l.weight < 4 then 3 when l.weight < 10 then 4 else 5 end as stratum,
            l.left_record, l.right_record, a.agency_id as left_agency, b.agency_id as right_agency, a.agreement_id as left_agreement,
            b.agreement_id as right_agreement, a.cluster_record = b.cluster_record as is_linked
        from person.links l
        join person.link_records a on a.record_id = l.left_record and a.subject = p_subject
        join person.link_records b on b.record_id = l.right_record
        where exists (select from sharing.agreement_parties p where p.agreement_id = a.agreement_id and p.agency_id = p_acting_for)
            and exists (select from sharing.agreement_parties p where p.agreement_id = b.agreement_id and p.agency_id = p_acting_for);
    insert into person.link_samples (sample_id, subject, model_id, drawn_by, drawn_at, strata)
    select p_sample, p_subject, m.model_id, access.scope_actor(), p_now,
        coalesce((select jsonb_agg(jsonb_build_object('stratum', t.stratum, 'linked', t.is_linked, 'pairs', t.pairs) order by t.stratum)
            from (select d.stratum, d.is_linked, count(*) as pairs from drawn_pairs d group by d.stratum, d.is_linked) t), '[]')
    from person.link_models m
    where m.subject = p_subject and m.in_force_at is not null and m.retired_at is null;
    insert into person.sample_pairs (pair_id, sample_id, stratum, left_record, right_record, left_agency, right_agency, left_agreement,
        right_agreement, is_linked)
    select gen_random_uuid(), p_sample, n.stratum, n.left_record, n.right_record, n.left_agency, n.right_agency, n.left_agreement,
        n.right_agreement, n.is_linked
    from (select d.stratum, d.left_record, d.right_record, d.left_agency, d.right_agency, d.left_agreement, d.right_agreement, d.is_linked,
            row_number() over (partition by d.stratum order by random()) as place from drawn_pairs d) n
    where n.place <= p_each and exists (select from person.link_samples s where s.sample_id = p_sample);
    get diagnostics drawn = row_count;
    drop table drawn_pairs;
    perform set_config('hub.agencies', own_agencies, true);
    return drawn;
end
$$;
revoke execute on function person.draw_sample(uuid, text, int, uuid, timestamptz) from public;
