-- An area that the folder no longer describes is kept, since figures and documents name its id, but is no longer current.
alter table area.areas add column is_withdrawn boolean not null default false;
