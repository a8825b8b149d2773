-- Sealed identities of accepted rows, for linking, with the one thing that is compared and is no identifier: sex. Whole submissions
-- within a range of rows, or, where p_rows is given, single rows: p_rows[n] is a row of p_submissions[n]. As person.open_identities,
-- it leaves its audit event in the same transaction and opens nothing without actor, purpose and piece of work.
create or replace function person.open_records(p_submissions bigint[], p_rows int[], p_from int, p_until int, p_acting_for uuid,
    p_subject_type text, p_subject_id text)
    returns table (submission_id bigint, row_number int, sex text, key_id text, sealed_key bytea, sealed bytea)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
    whole bigint[] := array(select distinct unnest(p_submissions));
    opened bigint;
begin
    if access.scope_actor() = '' or access.scope_purpose() = '' or coalesce(p_subject_id, '') = '' then
        raise exception 'Identities are opened by somebody, for a purpose and for one piece of work: state all three.'
            using errcode = 'insufficient_privilege';
    end if;
    -- Row-level security binds the owner too: for the length of this function its scope is every agency.
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    if p_rows is null then
        return query
            select o.submission_id, o.row_number, coalesce(r.fields ->> 'sex', r.fields ->> 'gender'), o.key_id, k.sealed_key, o.sealed
            from person.identity o
            join ingest.source_records r on r.submission_id = o.submission_id and r.row_number = o.row_number
            join person.identity_keys k on k.submission_id = o.submission_id and k.destroyed_at is null
            where o.submission_id = any (whole) and o.row_number >= p_from and o.row_number < p_until
            order by o.submission_id, o.row_number;
    else
        return query
            select o.submission_id, o.row_number, coalesce(r.fields ->> 'sex', r.fields ->> 'gender'), o.key_id, k.sealed_key, o.sealed
            from unnest(p_submissions, p_rows) w (s, n)
            join person.identity o on o.submission_id = w.s and o.row_number = w.n
            join ingest.source_records r on r.submission_id = w.s and r.row_number = w.n
            join person.identity_keys k on k.submission_id = w.s and k.destroyed_at is null
            order by w.s, w.n;
    end if;
    get diagnostics opened = row_count;
    insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies, agreements,
        details)
    select gen_random_uuid(), 'IdentitiesOpened', access.scope_actor(), p_acting_for, access.scope_purpose(), 'done',
        p_subject_type, p_subject_id, array_agg(distinct s.agency_id order by s.agency_id),
        array_agg(distinct s.agreement_id order by s.agreement_id),
        json_build_object('rows', opened::text, 'submissions', cardinality(whole)::text)::text
    from ingest.submissions s where s.submission_id = any (whole)
    having count(*) > 0;
    perform set_config('hub.agencies', own_agencies, true);
end
$$;
revoke execute on function person.open_records(bigint[], int[], int, int, uuid, text, text) from public;
