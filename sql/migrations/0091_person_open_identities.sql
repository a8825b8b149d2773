-- The one place where sealed identities leave their table, whoever sent them. It runs as the owner because its readers must see
-- across agencies; it says so in the audit record in the same transaction, in the name and for the purpose of the scope, and
-- opens nothing without both. What it returns is still sealed: the keys are wrapped by a master key that no database holds.
create function person.open_identities(p_submissions bigint[], p_acting_for uuid, p_subject_type text, p_subject_id text)
    returns table (submission_id bigint, row_number int, agency_id uuid, agreement_id uuid, kind text, kind_version int,
        key_id text, sealed_key bytea, sealed bytea)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
begin
    if access.scope_actor() = '' or access.scope_purpose() = '' or coalesce(p_subject_id, '') = '' then
        raise exception 'Identities are opened by somebody, for a purpose and for one piece of work: state all three.'
            using errcode = 'insufficient_privilege';
    end if;
    -- Row-level security binds the owner too: for the length of this function its scope is every agency.
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    select gen_random_uuid(), 'IdentitiesOpened', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done',
        p_subject_type, p_subject_id,
        array(select distinct a from unnest(array_agg(i.agency_id) || p_acting_for) a where a is not null order by a),
        array(select distinct a from unnest(array_agg(i.agreement_id)) a where a is not null order by a),
        json_build_object('rows', coalesce(sum(i.row_count), 0)::text, 'submissions', count(i.row_count)::text)::text
    from (
        select o.agency_id, o.agreement_id, count(*) as row_count
        from person.identity o
        where o.submission_id = any (p_submissions)
        group by o.submission_id, o.agency_id, o.agreement_id
    ) i;
    return query
        select o.submission_id, o.row_number, o.agency_id, o.agreement_id, s.kind, s.kind_version, o.key_id, k.sealed_key, o.sealed
        from person.identity o
        join person.identity_keys k on k.submission_id = o.submission_id and k.destroyed_at is null
        join ingest.submissions s on s.submission_id = o.submission_id
        where o.submission_id = any (p_submissions)
        order by o.submission_id, o.row_number;
    perform set_config('hub.agencies', own_agencies, true);
end
$$;
