-- Its functions come after it in the order of names.
set local check_function_bodies = off;

-- Rows that one kind's counting leaves out in a run, because another agency's row of the same incident counts; none where the kind was
-- not looked through, or where chance explains too much of what was found.
create or replace function indicator.counted_once(p_run bigint, p_kind text) returns table (submission_id bigint, row_number int)
    language plpgsql stable rows 1000
    as $$
declare
    compared uuid[];
    equal_in text[];
begin
    select c.agencies, c.same into compared, equal_in
    from indicator.repeated_sets c
    where c.run_id = p_run and c.kind = p_kind and c.is_counted_once;
    if compared is not null then
        return query select r.submission_id, r.row_number from indicator.repeated_rows(p_run, p_kind, compared, equal_in, 0) r;
    end if;
end
$$;
