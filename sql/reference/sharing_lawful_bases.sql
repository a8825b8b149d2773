-- Lawful bases (domain research, section 7.2: all of it background knowledge, hence "confirm").
insert into sharing.lawful_bases (lawful_basis, valid_from, valid_until, regime, title, statute, permits, strength, source)
values
    ('not_personal_data', date '1999-01-01', null, 'none', 'No personal data', 'None needed',
        'Data that is published, aggregate or depersonalised.', 'in_force', 'Data protection law covers personal data only'),
    ('uk_gdpr_6_1_e', date '2021-01-01', null, 'part2', 'UK GDPR article 6(1)(e): a task in the public interest',
        'UK GDPR art.6(1)(e), with art.9 and DPA 2018 Sch.1 for special categories and art.10 for criminal data',
        'Processing needed for a public task or official authority.', 'confirm', 'Background knowledge'),
    ('uk_gdpr_6_1_c', date '2021-01-01', null, 'part2', 'UK GDPR article 6(1)(c): a legal obligation', 'UK GDPR art.6(1)(c)',
        'Processing needed to comply with a legal obligation.', 'confirm', 'Background knowledge'),
    ('uk_gdpr_6_1_f', date '2021-01-01', null, 'part2', 'UK GDPR article 6(1)(f): legitimate interests', 'UK GDPR art.6(1)(f)',
        'Processing for legitimate interests; not open to public authorities in their tasks.', 'confirm', 'Background knowledge'),
    ('uk_gdpr_6_1_ea', date '2026-02-05', null, 'part2', 'UK GDPR article 6(1)(ea): a recognised legitimate interest',
        'UK GDPR art.6(1)(ea), inserted by the Data (Use and Access) Act 2025',
        'Processing for a recognised legitimate interest, such as crime, safeguarding or emergencies.', 'confirm',
        'Background knowledge'),
    ('dpa_2018_s35', date '2018-05-25', null, 'part3',
        'Data Protection Act 2018, Part 3: strictly necessary for a law enforcement purpose',
        'Data Protection Act 2018, s.35 and Sch.8, with an appropriate policy document (s.42)',
        'Processing by a competent authority for a law enforcement purpose.', 'confirm', 'Background knowledge')
on conflict (lawful_basis, valid_from) do update
    set valid_until = excluded.valid_until, regime = excluded.regime, title = excluded.title, statute = excluded.statute,
        permits = excluded.permits, strength = excluded.strength, source = excluded.source;
