-- How the count of an area is made up by agency, exact, before disclosure control: read by the worker's release step only, which
-- freezes what may be told of it under the indicator's policy. Of the run's period, for no level below the district.
create table indicator.agency_counts (
    run_id bigint not null,
    indicator text not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    level text not null,
    code text not null,
    value numeric not null,
    rows bigint not null,
    constraint pk_agency_counts primary key (run_id, indicator, level, code, agency_id, agreement_id),
    constraint fk_agency_counts__run_indicators
        foreign key (run_id, indicator) references indicator.run_indicators (run_id, indicator) on delete cascade
);

alter table indicator.agency_counts enable row level security;
alter table indicator.agency_counts force row level security;
create policy agency on indicator.agency_counts
    using (agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (agency_id = any ((select access.scope_agencies())::uuid[]));

-- The software that froze a snapshot: said in the passport of each of its figures.
alter table profile.snapshots add column software text not null default '';
