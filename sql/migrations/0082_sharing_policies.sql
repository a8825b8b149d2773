-- Every party reads the agreement and what belongs to it; so does the agency that runs the hub, which keeps the register.
-- Through the portal's role only that agency writes the text, and each party signs and declares for itself alone.
-- The owner writes inside sharing.take_terms and sharing.set_standing, in the caller's scope.
drop policy agency on sharing.agreements;
create policy agreement_web on sharing.agreements to hub_web
    using (agency_id = any ((select access.scope_agencies())::uuid[])
        or party_ids && (select access.scope_agencies())::uuid[]
        or exists (select from access.agencies h where h.is_host and h.agency_id = any ((select access.scope_agencies())::uuid[])))
    with check (exists (select from access.agencies h
        where h.is_host and h.agency_id = any ((select access.scope_agencies())::uuid[])));
create policy agreement_jobs on sharing.agreements to hub_jobs
    using (agency_id = any ((select access.scope_agencies())::uuid[])
        or party_ids && (select access.scope_agencies())::uuid[]
        or exists (select from access.agencies h where h.is_host and h.agency_id = any ((select access.scope_agencies())::uuid[])))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));
create policy agreement_owner on sharing.agreements to hub_owner
    using (agency_id = any ((select access.scope_agencies())::uuid[])
        or party_ids && (select access.scope_agencies())::uuid[]
        or exists (select from access.agencies h where h.is_host and h.agency_id = any ((select access.scope_agencies())::uuid[])))
    with check (agency_id = any ((select access.scope_agencies())::uuid[])
        or party_ids && (select access.scope_agencies())::uuid[]
        or exists (select from access.agencies h where h.is_host and h.agency_id = any ((select access.scope_agencies())::uuid[])));

drop policy agency on sharing.agreement_kinds;
do $$
declare
    t text;
    own constant text := 'agency_id = any ((select access.scope_agencies())::uuid[])';
    -- The row of the agreement is itself under its policy, so what belongs to it is seen by whoever sees the agreement.
    seen constant text := '(exists (select from sharing.agreements a where a.agreement_id = %1$I.agreement_id)
        and cardinality((select access.scope_agencies())::uuid[]) > 0)';
    host constant text := 'exists (select from access.agencies h
        where h.is_host and h.agency_id = any ((select access.scope_agencies())::uuid[]))';
begin
    foreach t in array array['agreement_kinds', 'agreement_parties', 'agreement_combining', 'agreement_signatures',
            'agreement_standings'] loop
        execute format('alter table sharing.%I enable row level security', t);
        execute format('alter table sharing.%I force row level security', t);
        execute format('create policy own_word on sharing.%1$I to hub_web, hub_jobs
            using (' || own || ' or ' || seen || ') with check (' || own || ')', t);
        execute format('create policy owner_word on sharing.%1$I to hub_owner
            using (' || own || ' or ' || seen || ') with check (' || own || ' or ' || seen || ')', t);
    end loop;

    alter table sharing.agreement_versions enable row level security;
    alter table sharing.agreement_versions force row level security;
    execute format('create policy version_web on sharing.%1$I to hub_web using (' || seen || ') with check (' || host || ')',
        'agreement_versions');
    execute format('create policy version_other on sharing.%1$I to hub_jobs, hub_owner using (' || seen || ')
        with check (' || seen || ')', 'agreement_versions');
end
$$;

-- What was registered before gets its supplier as party, its version 1, and the signature that its date of signing declares.
do $$
declare
    everybody text := (select string_agg(agency_id::text, ',') from access.agencies);
begin
    if everybody is null then
        return;
    end if;

    perform set_config('hub.agencies', everybody, true);
    update sharing.agreements
    set gateway = case when gateway ilike 'published under an open licence' then 'open_licence' else gateway end,
        lawful_basis = case
            when lawful_basis in ('No personal data', 'Not personal data') then 'not_personal_data'
            when lawful_basis like 'Data Protection Act 2018, Part 3%' then 'dpa_2018_s35'
            when lawful_basis like 'UK GDPR article 6(1)(e)%' then 'uk_gdpr_6_1_e'
            else lawful_basis end,
        signed_on = case when status <> 'draft' then coalesce(signed_on, valid_from) end,
        party_ids = array[agency_id];
    insert into sharing.agreement_parties (agreement_id, agency_id, party_role, regime, lawful_basis, gateway)
    select agreement_id, agency_id, 'supplier',
        case when lawful_basis = 'dpa_2018_s35' then 'part3' when lawful_basis = 'not_personal_data' then 'none' else 'part2' end,
        lawful_basis, gateway
    from sharing.agreements;
    insert into sharing.agreement_signatures (agreement_id, version, agency_id, officer_post, signed_on, recorded_by)
    select agreement_id, 1, agency_id, contact_name, signed_on, 'system:migration'
    from sharing.agreements where status <> 'draft';
    insert into sharing.agreement_standings (standing_id, agreement_id, agency_id, act, reason, recorded_by)
    select gen_random_uuid(), agreement_id, agency_id, 'suspended', 'Suspended before reasons were kept', 'system:migration'
    from sharing.agreements where status = 'suspended';
    insert into sharing.agreement_versions (agreement_id, version, terms, change_note, made_by)
    select a.agreement_id, 1, jsonb_build_object(
            'title', a.title, 'purpose', a.purpose, 'purposes', to_jsonb(a.purposes), 'data_class_ceiling', a.data_class_ceiling,
            'retention_months', a.retention_months, 'contact_name', a.contact_name, 'review_on', a.review_on,
            'valid_from', a.valid_from, 'valid_until', a.valid_until, 'areas', null, 'dpia_reference', null,
            'transfer_method', '', 'frequency', '', 'onward_rule', '', 'risk_owner', '', 'asset_owner', '',
            'caldicott_guardian', '', 'protection_officer', '', 'combining', jsonb_build_array(),
            'parties', (select jsonb_agg(jsonb_build_object('agency_id', p.agency_id, 'party_role', p.party_role, 'regime', p.regime,
                'lawful_basis', p.lawful_basis, 'gateway', p.gateway)) from sharing.agreement_parties p
                where p.agreement_id = a.agreement_id),
            'kinds', coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'fields', to_jsonb(k.fields)) order by k.kind)
                from sharing.agreement_kinds k where k.agreement_id = a.agreement_id), '[]'::jsonb)),
        'Registered before versions were kept', 'system:migration'
    from sharing.agreements a;
    perform set_config('hub.agencies', '', true);
end
$$;
