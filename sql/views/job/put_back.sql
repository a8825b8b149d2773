-- Puts a parked request back, its attempts counted anew; false where it is not parked. The one change of a request's state that
-- the portal may make, so it has no right to the column.
create or replace function job.put_back(p_request bigint)
    returns boolean
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
begin
    update job.requests set state = 'failed', attempts = 0, due_at = now() where request_id = p_request and state = 'parked';
    if not found then
        return false;
    end if;
    perform pg_notify('hub_job_requests', '');
    return true;
end
$$;
