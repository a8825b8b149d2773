-- A gap in the data becomes a request to the partner who could fill it. The partner reads it once it is sent; whoever sees the
-- area reads it from its draft on. It names no person in the data and no figure.
create table ingest.data_requests (
    request_id uuid not null,
    profile_area_id bigint not null,
    partner_id uuid not null,
    kind text not null,
    period_from date not null,
    period_until date not null,
    asked_by uuid not null,
    asked_for uuid not null,
    asker_name text not null,
    body text not null,
    agreement text,
    due_on date not null,
    state text not null default 'drafted',
    drafted_at timestamptz not null,
    sent_at timestamptz,
    answer text,
    answer_on date,
    answer_text text,
    answered_by uuid,
    answered_at timestamptz,
    submission_id bigint,
    closed_at timestamptz,
    closed_why text,
    constraint pk_data_requests primary key (request_id),
    constraint fk_data_requests__areas foreign key (profile_area_id) references area.areas (area_id),
    constraint fk_data_requests__partners foreign key (partner_id) references access.agencies (agency_id),
    constraint fk_data_requests__askers foreign key (asked_for) references access.agencies (agency_id),
    constraint fk_data_requests__submissions foreign key (submission_id) references ingest.submissions (submission_id),
    constraint ck_data_requests__period check (period_from < period_until),
    constraint ck_data_requests__state check (state in ('drafted', 'sent', 'answered', 'closed')),
    constraint ck_data_requests__sent check (state = 'drafted' or sent_at is not null or closed_why = 'taken_back'),
    constraint ck_data_requests__answer check (answer in ('will_send', 'nothing_to_report', 'cannot')),
    constraint ck_data_requests__answered check ((answer is null) = (answered_at is null) and (answer_on is null or answer = 'will_send')),
    constraint ck_data_requests__closed check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (closed_why is null)),
    constraint ck_data_requests__why check (closed_why in ('received', 'taken_back'))
);

-- Two analysts of an area do not ask one partner for the same return at once; drafts, which the partner does not see, may wait.
create unique index ux_data_requests__open on ingest.data_requests (partner_id, kind, period_from, period_until, profile_area_id)
    where state in ('sent', 'answered');

alter table ingest.data_requests enable row level security;
alter table ingest.data_requests force row level security;
create policy partner_or_area on ingest.data_requests
    using (profile_area_id = any ((select access.scope_areas())::bigint[])
        or (state <> 'drafted' and partner_id = any ((select access.scope_agencies())::uuid[])))
    with check (profile_area_id = any ((select access.scope_areas())::bigint[])
        or (state <> 'drafted' and partner_id = any ((select access.scope_agencies())::uuid[])));
