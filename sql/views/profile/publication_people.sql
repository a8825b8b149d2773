-- Everybody who took part in a publication that the scope's areas show, by name and agency: writers, those whose step it was, and who
-- let a number pass.
-- As the owner, because people of other agencies take part; tells of nobody else.
create or replace function profile.publication_people(p_publication uuid)
    returns table (account_id uuid, display_name text, agency_name text)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
begin
    if not exists (select from profile.publications p where p.publication_id = p_publication) then
        return;
    end if;
    perform set_config('hub.sign_in', 'on', true);
    return query
        with part as (
            select a.account_id from profile.authors a where a.publication_id = p_publication
            union
            select s.account_id from profile.steps s where s.publication_id = p_publication and s.account_id is not null
            union
            select r.account_id from profile.pre_release_readers r where r.publication_id = p_publication
            union
            select w.account_id from profile.checklist_answers w where w.publication_id = p_publication
            union
            select unnest(array[e.asked_by, e.agreed_by]) from profile.disclosure_exceptions e where e.publication_id = p_publication
        )
        select c.account_id, c.display_name,
            coalesce((select g.name from access.memberships m join access.agencies g on g.agency_id = m.agency_id
                where m.account_id = c.account_id order by m.status, g.name limit 1), '')
        from access.accounts c
        where c.account_id in (select part.account_id from part);
    perform set_config('hub.sign_in', '', true);
end
$$;
revoke execute on function profile.publication_people(uuid) from public;
