-- Makes the latest version's terms the ones that apply: at once while the agreement is a draft, otherwise when every party of
-- that version has signed it. True when it is signed by all. The rule "signed means signed by every party" stands here and not
-- in the portal, which has no right to write these tables. Runs as the owner, under the policies, in the caller's scope.
create or replace function sharing.take_terms(wanted_agreement uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    supplier uuid;
    held_status text;
    latest_version int;
    latest_terms jsonb;
    unsigned int;
    last_signed date;
begin
    select a.agency_id, a.status into supplier, held_status
    from sharing.agreements a where a.agreement_id = wanted_agreement for update;
    if supplier is null or held_status = 'ended' then
        return false;
    end if;

    select v.version, v.terms into latest_version, latest_terms from sharing.agreement_versions v
    where v.agreement_id = wanted_agreement order by v.version desc limit 1;
    select count(*) filter (where s.agency_id is null), max(s.signed_on) into unsigned, last_signed
    from jsonb_to_recordset(latest_terms -> 'parties') p (agency_id uuid)
    left join sharing.agreement_signatures s
        on s.agreement_id = wanted_agreement and s.version = latest_version and s.agency_id = p.agency_id;

    -- Parties of the waiting version must see it to sign it; those of the version in force see theirs.
    update sharing.agreements a set party_ids = (
        select coalesce(array_agg(distinct p.agency_id order by p.agency_id), '{}') from (
            select agency_id from jsonb_to_recordset(latest_terms -> 'parties') t (agency_id uuid)
            union
            select agency_id from sharing.agreement_parties where agreement_id = wanted_agreement and unsigned > 0) p)
    where a.agreement_id = wanted_agreement;
    if unsigned > 0 and held_status <> 'draft' then
        return false;
    end if;

    update sharing.agreements a
    set version = latest_version, title = t.title, purpose = t.purpose, purposes = t.purposes, areas = t.areas,
        data_class_ceiling = t.data_class_ceiling, retention_months = t.retention_months, contact_name = t.contact_name,
        review_on = t.review_on, valid_from = t.valid_from, valid_until = t.valid_until, dpia_reference = t.dpia_reference,
        transfer_method = t.transfer_method, frequency = t.frequency, onward_rule = t.onward_rule, risk_owner = t.risk_owner,
        asset_owner = t.asset_owner, caldicott_guardian = t.caldicott_guardian, protection_officer = t.protection_officer,
        lawful_basis = p.lawful_basis, gateway = p.gateway, signed_on = case when unsigned = 0 then last_signed end,
        status = case when unsigned = 0 and held_status = 'draft' then 'signed' else held_status end
    from jsonb_to_record(latest_terms) t (title text, purpose text, purposes text[], areas text[], data_class_ceiling text,
            retention_months int, contact_name text, review_on date, valid_from date, valid_until date, dpia_reference text,
            transfer_method text, frequency text, onward_rule text, risk_owner text, asset_owner text, caldicott_guardian text,
            protection_officer text),
        jsonb_to_recordset(latest_terms -> 'parties') p (agency_id uuid, lawful_basis text, gateway text)
    where a.agreement_id = wanted_agreement and p.agency_id = a.agency_id;
    if not found then
        raise exception 'The supplying agency is no party of version %.', latest_version;
    end if;

    delete from sharing.agreement_parties where agreement_id = wanted_agreement;
    insert into sharing.agreement_parties (agreement_id, agency_id, party_role, regime, lawful_basis, gateway)
    select wanted_agreement, p.agency_id, p.party_role, p.regime, p.lawful_basis, p.gateway
    from jsonb_to_recordset(latest_terms -> 'parties')
        p (agency_id uuid, party_role text, regime text, lawful_basis text, gateway text);
    delete from sharing.agreement_kinds where agreement_id = wanted_agreement;
    insert into sharing.agreement_kinds (agreement_id, agency_id, kind, fields)
    select wanted_agreement, supplier, k.kind, k.fields
    from jsonb_to_recordset(latest_terms -> 'kinds') k (kind text, fields text[]);
    delete from sharing.agreement_combining where agreement_id = wanted_agreement;
    insert into sharing.agreement_combining (agreement_id, agency_id, kind, kind_class, with_kind, with_class, purpose)
    select wanted_agreement, supplier, c.kind, c.kind_class, c.with_kind, c.with_class, c.purpose
    from jsonb_to_recordset(latest_terms -> 'combining')
        c (kind text, kind_class text, with_kind text, with_class text, purpose text);
    return unsigned = 0;
end
$$;
