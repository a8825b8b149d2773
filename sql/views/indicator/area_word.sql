-- A code or name of an area as it is compared: "Telford and Wrekin" and "TELFORD & WREKIN" are one.
create or replace function indicator.area_word(p_text text) returns text
    language sql immutable parallel safe
    return upper(regexp_replace(trim(replace(p_text, '&', ' and ')), '\s+', ' ', 'g'));
