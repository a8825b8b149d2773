-- How many sealed identities a submission of the scope's agencies has: for whoever may take it back, and may not read one.
create or replace function person.count_identities(p_submission bigint, p_rows int[])
    returns bigint
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    as $$
    select count(*) from person.identity i
    where i.submission_id = p_submission and (p_rows is null or i.row_number = any (p_rows))
    $$;
revoke execute on function person.count_identities(bigint, int[]) from public;
