-- Rows of one kind in a run that repeat an incident another agency reports: same small area, same day and equal in some fields. Rows of
-- one agency are never each other's: its nth row of an area, day and values meets the others' nth, and the first of the agencies keeps
-- it. So there are as many incidents as the agency with the most rows has. A row that lacks any of it repeats nothing.
--
-- With p_shift other than 0 the agencies' days are moved apart by that many days for each agency: what meets then, meets by chance.
create or replace function indicator.repeated_rows(p_run bigint, p_kind text, p_agencies uuid[], p_same text[], p_shift int)
    returns table (submission_id bigint, row_number int)
    language sql stable
    set jit = off
    as $$
    with rows as (
        select r.submission_id, r.row_number, array_position(p_agencies, s.agency_id) as place, r.lsoa21,
            r.event_from + p_shift * (array_position(p_agencies, s.agency_id) - 1) as day,
            array(select r.fields ->> f from unnest(p_same) f) as same
        from indicator.runs run
        join ingest.submissions s on s.submission_id = any (run.submission_ids) and s.kind = p_kind and s.agency_id = any (p_agencies)
        join ingest.source_records r on r.submission_id = s.submission_id
        where run.run_id = p_run and r.lsoa21 is not null and r.date_precision = 'day' and r.fields ?& p_same
    ),
    own as (
        select submission_id, row_number, place, lsoa21, day, same,
            row_number() over (partition by place, lsoa21, day, same order by submission_id, row_number) as nth
        from rows
        where array_position(same, null) is null and not '' = any (same)
    ),
    met as (
        select submission_id, row_number, row_number() over (partition by lsoa21, day, same, nth order by place) as seen
        from own
    )
    select submission_id, row_number from met where seen > 1
    $$;
