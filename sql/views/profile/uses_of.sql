-- The newest draft of each area and period that rests on some submissions, with the number of its figures that are made of the
-- submission's kind: where each went and how much, never a value. Of submissions that the scope's agencies sent; of others nothing.
create or replace function profile.uses_of(p_submissions bigint[])
    returns table (submission_id bigint, snapshot_id uuid, area_name text, area_kind text, period_from date, period_until date,
        created_at timestamptz, figures bigint)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.areas', true), '');
begin
    perform set_config('hub.areas', (select coalesce(string_agg(a.area_id::text, ','), '') from area.areas a
        where a.kind not in ('lsoa', 'ward')), true);
    return query
        with sent as (
            select s.submission_id, s.kind from ingest.submissions s where s.submission_id = any (p_submissions)
        ), newest as (
            select distinct on (n.profile_area_id, n.period_from, n.period_until) n.snapshot_id, n.profile_area_id, n.area_kind,
                n.area_code, n.period_from, n.period_until, n.created_at, n.indicator_run_id, n.submission_ids
            from profile.snapshots n
            order by n.profile_area_id, n.period_from, n.period_until, n.created_at desc
        )
        select s.submission_id, n.snapshot_id, a.name, n.area_kind, n.period_from, n.period_until, n.created_at,
            (select count(*)
                from indicator.run_indicators i
                join indicator.observations o on o.run_id = i.run_id and o.indicator = i.indicator and o.level = n.area_kind
                    and o.code = n.area_code and o.series in ('period', 'published')
                where i.run_id = n.indicator_run_id and i.kind = s.kind)
        from sent s
        join newest n on s.submission_id = any (n.submission_ids)
        join area.areas a on a.area_id = n.profile_area_id
        order by s.submission_id, n.period_until desc, a.name;
    perform set_config('hub.areas', own, true);
end
$$;
revoke execute on function profile.uses_of(bigint[]) from public;

-- How many frozen drafts and stored documents in all rest on a submission that the scope's agencies sent, older ones too.
create or replace function profile.resting_on(p_submission bigint)
    returns table (drafts bigint, documents bigint)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    own text := coalesce(current_setting('hub.areas', true), '');
begin
    perform set_config('hub.areas', (select coalesce(string_agg(a.area_id::text, ','), '') from area.areas a
        where a.kind not in ('lsoa', 'ward')), true);
    return query
        select count(distinct n.snapshot_id), count(d.document_id)
        from ingest.submissions s
        join profile.snapshots n on n.submission_ids @> array[s.submission_id]
        left join profile.documents d on d.snapshot_id = n.snapshot_id
        where s.submission_id = p_submission;
    perform set_config('hub.areas', own, true);
end
$$;
revoke execute on function profile.resting_on(bigint) from public;
