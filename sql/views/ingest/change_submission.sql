-- Notes that something changed how a checked return is read, so that nobody sends it on its old report. As the portal's other ways
-- to move a return on: as the owner, under the policies, in the caller's scope. The answer is 'done' or a word for why not.
create or replace function ingest.change_submission(wanted bigint, wanted_at timestamptz) returns text
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
    elsif found_status <> 'checked' then
        return found_status;
    end if;

    update ingest.submissions x set changed_at = greatest(wanted_at, x.checked_at) where x.submission_id = wanted;
    return 'done';
end
$$;

revoke execute on function ingest.change_submission(bigint, timestamptz) from public;
