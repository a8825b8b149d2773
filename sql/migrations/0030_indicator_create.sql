-- One computation of every indicator for one kind of profile area and one period of whole months, from the submissions that
-- were accepted at that moment. Never recomputed in place: what a profile rests on stays as it was.
create table indicator.runs (
    run_id bigint generated always as identity,
    area_kind text not null,
    period_from date not null,
    period_until date not null,
    previous_from date not null,
    rule_version int not null,
    asked_at timestamptz not null,
    asked_by text not null,
    computed_at timestamptz,
    submission_ids bigint[] not null default '{}',
    constraint pk_runs primary key (run_id),
    constraint ck_runs__period check (previous_from < period_from and period_from < period_until),
    constraint ck_runs__whole_months check (
        extract(day from period_from) = 1 and extract(day from period_until) = 1 and extract(day from previous_from) = 1)
);

-- Serves "the newest run for this kind of area and period".
create index ix_runs__period on indicator.runs (area_kind, period_from, period_until, computed_at);

-- The definitions a run was made with, so that a figure is traced to its rule after the kind has moved on.
create table indicator.run_indicators (
    run_id bigint not null,
    indicator text not null,
    ordinal int not null,
    kind text not null,
    kind_version int not null,
    aggregate text not null,
    sums text,
    filter jsonb not null,
    levels text[] not null,
    definition jsonb not null,
    constraint pk_run_indicators primary key (run_id, indicator),
    constraint fk_run_indicators__runs foreign key (run_id) references indicator.runs (run_id) on delete cascade,
    constraint ck_run_indicators__aggregate check (aggregate in ('count', 'sum', 'value'))
);

-- The short code printed beside a figure ("VC-03"): given once, never given to another indicator.
create table indicator.figure_codes (
    indicator text not null,
    prefix text not null,
    number int not null,
    constraint pk_figure_codes primary key (indicator),
    constraint ux_figure_codes__prefix_number unique (prefix, number)
);

-- Exact values, before disclosure control: read by the worker's release step only and shown to nobody. An area without a
-- row had nothing to count; whether that means zero or "not received" is what the returns say. Small areas carry the profile
-- area they lie in, wider ones (county, force) themselves. series: the whole period, the same length before it, one step of
-- a series (a month, or as finely as rows are dated), or one period of a published table.
create table indicator.observations (
    run_id bigint not null,
    indicator text not null,
    level text not null,
    code text not null,
    profile_area_id bigint not null,
    series text not null,
    period_from date not null,
    period_until date not null,
    value numeric,
    rows bigint not null,
    reason text,
    constraint pk_observations primary key (run_id, indicator, series, level, code, period_from, period_until),
    constraint fk_observations__run_indicators
        foreign key (run_id, indicator) references indicator.run_indicators (run_id, indicator) on delete cascade,
    constraint ck_observations__series check (series in ('period', 'previous', 'step', 'published')),
    constraint ck_observations__period check (period_from < period_until),
    constraint ck_observations__value check ((value is null) = (reason is not null))
);

-- How precisely the rows of an indicator could be placed in the period, those outside the force and without a place too.
-- The profile area is the force, for the counts are of the whole force.
create table indicator.placements (
    run_id bigint not null,
    indicator text not null,
    precision text not null,
    profile_area_id bigint not null,
    rows bigint not null,
    constraint pk_placements primary key (run_id, indicator, precision),
    constraint fk_placements__run_indicators
        foreign key (run_id, indicator) references indicator.run_indicators (run_id, indicator) on delete cascade
);

-- The districts in which an agency's rows of a kind were placed: where several agencies send one kind, it tells whose
-- silence leaves which area without a figure.
create table indicator.row_districts (
    run_id bigint not null,
    kind text not null,
    agency_id uuid not null,
    agreement_id uuid not null,
    district text not null,
    rows bigint not null,
    constraint pk_row_districts primary key (run_id, kind, agency_id, agreement_id, district),
    constraint fk_row_districts__runs foreign key (run_id) references indicator.runs (run_id) on delete cascade
);

do $$
declare
    t text;
begin
    foreach t in array array['observations', 'placements'] loop
        execute format('alter table indicator.%I enable row level security', t);
        execute format('alter table indicator.%I force row level security', t);
        execute format('create policy profile_area on indicator.%I
            using (profile_area_id = any ((select access.scope_areas())::bigint[]))
            with check (profile_area_id = any ((select access.scope_areas())::bigint[]))', t);
    end loop;
    alter table indicator.row_districts enable row level security;
    alter table indicator.row_districts force row level security;
    create policy agency on indicator.row_districts
        using (agency_id = any ((select access.scope_agencies())::uuid[]))
        with check (agency_id = any ((select access.scope_agencies())::uuid[]));
end
$$;
