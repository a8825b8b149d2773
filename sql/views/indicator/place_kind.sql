-- The kind of area that a row's place is, from the precision it was placed with; "touched" is a list of areas, null no area.
create or replace function indicator.place_kind(p_precision text) returns text
    language sql immutable parallel safe
    return case
        when p_precision in ('lsoa', 'postcode', 'coordinates') then 'lsoa'
        when p_precision in ('ward', 'district', 'upper_tier', 'csp', 'lpa', 'force', 'team', 'icb', 'fire', 'touched') then p_precision
    end;
