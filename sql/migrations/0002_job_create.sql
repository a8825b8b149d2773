-- A request for work, written in the same transaction as the change that asks for it (design: jobs).
create table job.requests (
    request_id bigint generated always as identity,
    kind text not null,
    subject_id text not null,
    rule_version int not null default 1,
    asked_by_agency uuid,
    asked_by text not null,
    purpose text not null,
    state text not null default 'due',
    attempts int not null default 0,
    due_at timestamptz not null default now(),
    handed_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    worker text,
    error text,
    created_at timestamptz not null default now(),
    constraint pk_requests primary key (request_id),
    constraint ck_requests__state check (state in ('due', 'handed', 'running', 'done', 'failed', 'parked')),
    constraint ck_requests__attempts check (attempts >= 0)
);

-- Idempotency of asking: one request waits for one piece of work; one that arrives while another runs is not lost.
create unique index ux_requests__kind_subject_rule on job.requests (kind, subject_id, rule_version) where state = 'due';

-- Serves the dispatcher's claim and the operator's list of unfinished work.
create index ix_requests__state_due on job.requests (state, due_at) where state in ('due', 'handed', 'running', 'failed');

-- Progress of running work, written on a connection of its own so that it is seen while the work is open.
create table job.progress (
    request_id bigint not null,
    stage text not null,
    done bigint not null default 0,
    total bigint,
    at timestamptz not null default now(),
    constraint pk_progress primary key (request_id),
    constraint fk_progress__requests foreign key (request_id) references job.requests (request_id) on delete cascade
);
