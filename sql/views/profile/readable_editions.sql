-- Released editions, recalled ones as the marks they left, and those frozen for readers before release: with what stands in their
-- place and what they stand in the place of. Row policies of the tables below hold for whoever asks.
create or replace view profile.readable_editions with (security_invoker = true) as
    select e.edition_id, e.publication_id, e.profile_area_id, a.name as area_name, p.area_kind, p.area_code, p.period_from,
        p.period_until, e.edition, e.marking, p.status, p.edition_number, p.amendment_note, p.released_at, p.release_at,
        p.pre_release_at, p.figures_withdrawn_at is not null as rests_on_withdrawn,
        (select n.edition_id from profile.editions n where n.publication_id = p.superseded_by and n.edition = e.edition) as superseded_by,
        (select n.amendment_note from profile.publications n where n.publication_id = p.superseded_by) as superseded_note,
        (select o.edition_id from profile.editions o where o.publication_id = p.amends and o.edition = e.edition) as amends_edition,
        f.pdf_bytes, f.sha256
    from profile.editions e
    join profile.publications p on p.publication_id = e.publication_id
    join area.areas a on a.area_id = e.profile_area_id
    left join lateral (
        select octet_length(x.content) as pdf_bytes, x.sha256
        from profile.edition_files x
        where x.edition_id = e.edition_id and x.format = 'pdf' and x.copy_number is null
        order by x.rendered_at limit 1) f on true
    where p.status in ('released', 'superseded', 'recalled', 'approved');
