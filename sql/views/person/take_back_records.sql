-- Takes back what linking made of rows of the scope's agencies: their records, their links with whomever, their pairs waiting for
-- review and their resting ids. What they held together is noted for the next run. A link belongs to two agencies, so this runs as the
-- owner; it gives a number and shows nothing.
create or replace function person.take_back_records(p_submission bigint, p_rows int[])
    returns bigint
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    own_agencies text := coalesce(current_setting('hub.agencies', true), '');
    gone bigint[];
begin
    gone := array(
        select r.record_id from person.link_records r
        where r.submission_id = p_submission and (p_rows is null or r.row_number = any (p_rows)));
    delete from person.link_resting s
    where s.submission_id = p_submission and (p_rows is null or s.row_number = any (p_rows));
    insert into person.link_touched (subject, component_record)
    select distinct r.subject, r.component_record from person.link_records r where r.record_id = any (gone)
    on conflict do nothing;
    delete from person.link_records r where r.record_id = any (gone);
    if p_rows is null then
        delete from person.link_submissions s where s.submission_id = p_submission;
    else
        update person.link_submissions s
        set record_count = (select count(*) from person.link_records r where r.submission_id = p_submission and r.subject = s.subject)
        where s.submission_id = p_submission;
    end if;
    perform set_config('hub.agencies', (select coalesce(string_agg(a.agency_id::text, ','), '') from access.agencies a), true);
    delete from person.links l where l.left_record = any (gone) or l.right_record = any (gone);
    delete from person.review_pairs p where p.left_record = any (gone) or p.right_record = any (gone);
    perform set_config('hub.agencies', own_agencies, true);
    return cardinality(gone);
end
$$;
revoke execute on function person.take_back_records(bigint, int[]) from public;
