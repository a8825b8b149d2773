-- The figure of a number that two people let pass, so that whoever follows the figure reads that it was, by whom and why. Empty for
-- exceptions of before this was kept.
alter table profile.disclosure_exceptions add column figure_code text not null default '';
alter table profile.disclosure_exceptions alter column figure_code drop default;
