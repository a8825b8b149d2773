-- The areas an agency serves, by code (a district council: its district). Null means the whole force. A source is expected
-- for an area only from an agency that serves some of it, so a profile never counts a neighbour's return as missing.
alter table access.agencies add column served_areas text[];
