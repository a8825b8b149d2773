-- Which submissions of one kind count in a run's period ("period") and in the one before ("previous"): all that overlap it, or of
-- a register (p_is_stock) each agency's last return within it.
create or replace function indicator.period_uses(p_run bigint, p_kind text, p_is_stock boolean)
    returns table (series text, starts date, ends date, submission_id bigint, agency_id uuid, agreement_id uuid)
    language sql stable rows 100
    as $$
    with run as (
        select submission_ids, previous_from, period_from, period_until from indicator.runs where run_id = p_run
    ),
    windows as (
        select 'period' as series, period_from as starts, period_until as ends from run
        union all
        select 'previous', previous_from, period_from from run
    ),
    sent as (
        select s.submission_id, s.agency_id, s.agreement_id, s.period_from, s.period_until
        from run join ingest.submissions s on s.submission_id = any (run.submission_ids) and s.kind = p_kind
    )
    select w.series, w.starts, w.ends, s.submission_id, s.agency_id, s.agreement_id
    from windows w join sent s on s.period_from < w.ends and w.starts < s.period_until
    where not p_is_stock or s.submission_id in (
        select distinct on (l.agency_id) l.submission_id
        from sent l where l.period_until <= w.ends and w.starts <= l.period_from
        order by l.agency_id, l.period_until desc, l.submission_id desc)
    $$;
