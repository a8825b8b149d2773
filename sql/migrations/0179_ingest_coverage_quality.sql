-- It gives one more column from here on, whether the newest return is a nil return: the view's file makes it again.
drop function if exists ingest.coverage_quality(date, date);
