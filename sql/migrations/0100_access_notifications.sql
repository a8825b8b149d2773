-- Something waits for one person. Kind and ids only; the words are made from the kind when it is shown or sent, so nothing
-- personal can stand here: the two checks leave no room for a name or an address.
create table access.notifications (
    notification_id uuid not null default gen_random_uuid(),
    account_id uuid not null,
    agency_id uuid not null,
    kind text not null,
    subject_id text not null,
    step text not null,
    created_at timestamptz not null default now(),
    read_at timestamptz,
    constraint pk_notifications primary key (notification_id),
    -- Telling twice of one thing tells once.
    constraint ux_notifications__once unique (account_id, agency_id, kind, subject_id, step),
    constraint ck_notifications__kind check (kind ~ '^[A-Z][A-Za-z]{2,60}$'),
    constraint ck_notifications__subject check (subject_id ~ '^[a-z0-9_.:-]{0,120}$' and step ~ '^[a-z0-9_.:-]{0,60}$')
);

-- Serves one person's list, newest first, and the number of unread ones in the page's head.
create index ix_notifications__account on access.notifications (account_id, agency_id, created_at desc);

-- Which kinds a person wants by e-mail as well. No row: at once.
create table access.notification_choices (
    account_id uuid not null,
    kind text not null,
    email text not null,
    changed_at timestamptz not null,
    constraint pk_notification_choices primary key (account_id, kind),
    constraint ck_notification_choices__kind check (kind ~ '^[A-Z][A-Za-z]{2,60}$'),
    constraint ck_notification_choices__email check (email in ('at_once', 'daily', 'never'))
);

-- The outbox: written in the transaction of the notification, sent by notifications.send, kept as the record of sending.
create table access.notification_emails (
    notification_id uuid not null,
    agency_id uuid not null,
    account_id uuid not null,
    state text not null default 'due',
    attempts int not null default 0,
    due_at timestamptz not null default now(),
    finished_at timestamptz,
    error text,
    constraint pk_notification_emails primary key (notification_id),
    constraint fk_notification_emails__notifications
        foreign key (notification_id) references access.notifications (notification_id) on delete cascade,
    constraint ck_notification_emails__state check (state in ('due', 'sent', 'not_wanted', 'not_sent', 'parked')),
    constraint ck_notification_emails__finished check ((state = 'due') = (finished_at is null))
);

-- Serves the job that sends: what is due, oldest first.
create index ix_notification_emails__due on access.notification_emails (due_at) where state = 'due';

do $$
declare
    t text;
begin
    foreach t in array array['notifications', 'notification_choices', 'notification_emails'] loop
        execute format('alter table access.%I enable row level security', t);
        execute format('alter table access.%I force row level security', t);
        -- The job that sends sees every agency's outbox; it reads no record.
        execute format('create policy sender on access.%I to hub_jobs using ((select access.scope_actor()) = ''system:notifications'')
            with check ((select access.scope_actor()) = ''system:notifications'')', t);
    end loop;

    -- Written by access.notify alone, which runs as the owner.
    foreach t in array array['notifications', 'notification_emails'] loop
        execute format('create policy through_function on access.%I to hub_owner using ((select access.scope_actor()) <> '''')
            with check ((select access.scope_actor()) <> '''')', t);
    end loop;
end
$$;

-- One reads and marks one's own, for the agency one acts for.
create policy own on access.notifications to hub_web
    using (account_id::text = (select access.scope_actor()) and agency_id = any ((select access.scope_agencies())::uuid[]))
    with check (account_id::text = (select access.scope_actor()) and agency_id = any ((select access.scope_agencies())::uuid[]));

create policy own on access.notification_choices to hub_web
    using (account_id::text = (select access.scope_actor()))
    with check (account_id::text = (select access.scope_actor()));
