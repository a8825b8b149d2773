-- Writes an agreement's status from what its parties declared: ended for good, suspended while any party's last word is
-- "suspended", otherwise as its signatures say. Returns the status. Runs as the owner, under the policies, in the caller's scope.
create or replace function sharing.set_standing(wanted_agreement uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    signed date;
    standing text;
begin
    select a.signed_on into signed from sharing.agreements a where a.agreement_id = wanted_agreement for update;
    select case
            when exists (select from sharing.agreement_standings s where s.agreement_id = wanted_agreement and s.act = 'ended') then 'ended'
            when signed is null then 'draft'
            when exists (
                select from (
                    select distinct on (s.agency_id) s.act from sharing.agreement_standings s
                    where s.agreement_id = wanted_agreement and s.act in ('suspended', 'resumed')
                    order by s.agency_id, s.recorded_at desc, s.standing_id desc) last_word
                where last_word.act = 'suspended') then 'suspended'
            else 'signed' end
    into standing;
    update sharing.agreements a
    set status = standing, review_on = coalesce((
        select s.next_review_on from sharing.agreement_standings s
        where s.agreement_id = wanted_agreement and s.act = 'reviewed' and s.recorded_at > all (
            select g.recorded_at from sharing.agreement_signatures g
            where g.agreement_id = wanted_agreement and g.version = a.version)
        order by s.recorded_at desc limit 1), a.review_on)
    where a.agreement_id = wanted_agreement;
    return standing;
end
$$;
