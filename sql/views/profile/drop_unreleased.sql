-- Destroys editions that were frozen for readers before a release that did not come: as the owner, because what was released is
-- never deleted by anybody. Only of a publication that the scope's areas show and that was never released.
create or replace function profile.drop_unreleased(p_publication uuid)
    returns int
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    dropped int;
begin
    if not exists (select from profile.publications p where p.publication_id = p_publication and p.released_at is null) then
        return 0;
    end if;
    delete from profile.edition_files f using profile.editions e
    where e.edition_id = f.edition_id and e.publication_id = p_publication;
    delete from profile.editions e where e.publication_id = p_publication;
    get diagnostics dropped = row_count;
    return dropped;
end
$$;
revoke execute on function profile.drop_unreleased(uuid) from public;

-- Destroys the files of a recalled publication: their hashes and names stay as the mark of what was.
create or replace function profile.destroy_recalled(p_publication uuid, p_at timestamptz)
    returns int
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    destroyed int;
begin
    update profile.edition_files f set content = null, destroyed_at = p_at
    from profile.editions e, profile.publications p
    where e.edition_id = f.edition_id and p.publication_id = e.publication_id and p.publication_id = p_publication
        and p.status = 'recalled' and f.content is not null;
    get diagnostics destroyed = row_count;
    update profile.editions e set content = '{}'::json
    from profile.publications p
    where p.publication_id = e.publication_id and p.publication_id = p_publication and p.status = 'recalled';
    return destroyed;
end
$$;
revoke execute on function profile.destroy_recalled(uuid, timestamptz) from public;
