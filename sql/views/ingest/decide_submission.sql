-- The portal's only ways to move a return on. Each runs as the owner, under the policies, in the caller's scope; who acts is taken
-- from the scope. The answer is 'done' or a word for why not; a row that a load holds is 'busy'.
create or replace function ingest.send_submission(wanted bigint, wanted_decision text, seen_checked_at timestamptz, wanted_at timestamptz)
    returns text
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    s record;
begin
    select x.status, x.verdict, x.checked_at, x.changed_at, x.is_decided_by_person into s
    from ingest.submissions x where x.submission_id = wanted for update skip locked;
    if not found then
        return 'busy';
    elsif s.status <> 'checked' or not s.is_decided_by_person then
        return s.status;
    elsif s.changed_at >= s.checked_at then
        return 'changed';
    elsif s.checked_at is distinct from seen_checked_at then
        return 'newer_report';
    elsif s.verdict = 'rejected' then
        return 'cannot_stand';
    elsif wanted_decision is distinct from (case s.verdict when 'accepted' then 'as_it_is'
            when 'accepted_with_warnings' then 'with_warnings' when 'partly_accepted' then 'without_bad_rows' end) then
        return 'other_decision';
    end if;

    update ingest.submissions x set status = 'sent', decision = wanted_decision, sent_by = access.scope_actor(), sent_at = wanted_at
    where x.submission_id = wanted;
    return 'done';
end
$$;

-- Back to its dry run, after a change of how it is read.
create or replace function ingest.check_submission_again(wanted bigint) returns text
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    found_status text;
begin
    select x.status into found_status from ingest.submissions x
    where x.submission_id = wanted and x.is_decided_by_person for update skip locked;
    if found_status is null then
        return 'busy';
    elsif found_status not in ('checked', 'received') then
        return found_status;
    end if;

    update ingest.submissions x set status = 'received' where x.submission_id = wanted;
    return 'done';
end
$$;

-- Given up before any row stood: its file, the key of all that was kept of it and the values in its report go at once. Returns
-- the names of files that the caller now removes; their keys are gone with the transaction.
create or replace function ingest.discard_submission(wanted bigint, wanted_why text, wanted_at timestamptz)
    returns table (answer text, files text[])
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    found_status text;
begin
    select x.status into found_status from ingest.submissions x where x.submission_id = wanted for update skip locked;
    if found_status is null or found_status not in ('held', 'received', 'checked', 'sent') then
        return query select coalesce(found_status, 'busy'), '{}'::text[];
        return;
    end if;

    update ingest.submissions x set status = 'discarded', decided_at = wanted_at where x.submission_id = wanted;
    update ingest.working_keys k set sealed_key = null, destroyed_at = wanted_at
    where k.submission_id = wanted and k.destroyed_at is null;
    delete from ingest.row_problems p where p.submission_id = wanted;
    delete from ingest.previews p where p.submission_id = wanted;
    delete from ingest.kept_rows k where k.submission_id = wanted;
    update ingest.corrections c set sealed = null where c.submission_id = wanted;
    return query with gone as (
        update ingest.quarantine_files q set sealed_key = null, destroyed_at = wanted_at, destroyed_why = wanted_why
        where q.submission_id = wanted and q.destroyed_at is null returning q.stored_name
    ), copies as (
        delete from ingest.annotated_files a where a.submission_id = wanted returning a.stored_name
    ), every as (
        select g.stored_name from gone g union all select c.stored_name from copies c where c.stored_name is not null
    ) select 'done'::text, coalesce(array_agg(g.stored_name), '{}') from every g;
end
$$;

revoke execute on function ingest.send_submission(bigint, text, timestamptz, timestamptz) from public;
revoke execute on function ingest.check_submission_again(bigint) from public;
revoke execute on function ingest.discard_submission(bigint, text, timestamptz) from public;
