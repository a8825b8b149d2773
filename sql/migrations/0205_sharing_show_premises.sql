-- A purpose of combining of its own for premises, vehicles and telephone numbers: what was agreed about people never lets these meet, nor
-- the other way round.
alter table sharing.agreement_combining drop constraint ck_agreement_combining__purpose;
alter table sharing.agreement_combining add constraint ck_agreement_combining__purpose check (
    purpose in ('count_people_once', 'show_overlap', 'count_people_at_risk', 'show_premises_overlap'));
