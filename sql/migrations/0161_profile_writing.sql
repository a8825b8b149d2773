-- When the version of a section that stands now was begun: what one writer saves within ten minutes of it folds into one version.
-- Null closes it, so that the next save begins another.
alter table profile.sections add column version_began_at timestamptz;
