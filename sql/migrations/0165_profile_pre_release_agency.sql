-- The agency for which a reader is named owns nothing here: the row is the profile's.
alter table profile.pre_release_readers rename column agency_id to read_for;
