-- The parties of an agreement's newest version, and whether each has signed it. Reads with the rights of its caller.
create or replace function sharing.latest_parties(wanted_agreement uuid)
    returns table (agency_id uuid, party_role text, has_signed boolean)
    language sql stable
    begin atomic
        select p.agency_id, p.party_role, exists (
            select from sharing.agreement_signatures s
            where s.agreement_id = wanted_agreement and s.version = v.version and s.agency_id = p.agency_id)
        from (
            select l.version, l.terms from sharing.agreement_versions l
            where l.agreement_id = wanted_agreement order by l.version desc limit 1) v,
            jsonb_to_recordset(v.terms -> 'parties') p (agency_id uuid, party_role text);
    end;
