-- A recommendation of a released profile is answered once: accepted, accepted with changes, or declined with a reason. A declined one
-- stands as a decision that was dropped at once, so the next profile says what became of it.
alter table profile.decisions
    add column answer text,
    add constraint ck_decisions__answer check (answer in ('accepted', 'changed', 'declined')),
    add constraint ck_decisions__recommendation check ((recommendation_id is null) = (answer is null));

-- Of two who answer a recommendation at once the second is told.
create unique index ux_decisions__recommendation on profile.decisions (recommendation_id) where recommendation_id is not null;
