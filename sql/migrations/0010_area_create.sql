-- Areas are dated reference data. Ranges are half-open; '-infinity' and 'infinity' stand for "as far back as is known" and
-- "until further notice", so that every question is valid_from <= day and day < valid_until. Reference data has no row
-- policy. It decides where every row is counted and by what it is divided, so only hub_owner writes it (hub areas import).

-- Where reference data came from, in the words that are printed under a figure, and the files as they were read.
create table area.sources (
    source text not null,
    title text not null,
    attribution text not null,
    files text[] not null,
    sha256 bytea not null,
    constraint pk_sources primary key (source)
);

-- A complete set of areas of one kind and its dates: "five local policing areas", until 19 January 2026.
create table area.sets (
    area_set_id bigint generated always as identity,
    kind text not null,
    name text not null,
    vintage text,
    valid_from date not null,
    valid_until date not null,
    source text not null,
    constraint pk_sets primary key (area_set_id),
    constraint ux_sets__kind_from unique (kind, valid_from),
    constraint fk_sets__sources foreign key (source) references area.sources (source),
    constraint ck_sets__kind check (
        kind in ('lsoa', 'ward', 'district', 'upper_tier', 'csp', 'lpa', 'force', 'team', 'icb', 'fire')),
    constraint ck_sets__period check (valid_from < valid_until)
);

-- One area as it stood between two dates. The id lasts as long as kind, code and valid_from do: aggregates and documents
-- name it. boundary: as published, WGS84 longitude and latitude. drawing: simplified with its neighbours so that shared
-- edges stay shared, British National Grid metres. Both are well-known binary.
create table area.areas (
    area_id bigint generated always as identity,
    kind text not null,
    code text not null,
    name text not null,
    published_name text not null,
    vintage text,
    valid_from date not null,
    valid_until date not null,
    boundary bytea,
    drawing bytea,
    constraint pk_areas primary key (area_id),
    constraint ux_areas__kind_code_from unique (kind, code, valid_from),
    constraint ck_areas__kind check (
        kind in ('lsoa', 'ward', 'district', 'upper_tier', 'csp', 'lpa', 'force', 'team', 'icb', 'fire')),
    constraint ck_areas__period check (valid_from < valid_until)
);

-- Which area of each kind an LSOA (2021) is counted in, and when. An LSOA is an area of kind lsoa and holds itself, so one
-- join answers every level. Exactly one area of a kind on any day; a ward is a best fit, as LSOAs do not nest in wards.
create table area.lsoa_memberships (
    lsoa21 text not null,
    kind text not null,
    valid_from date not null,
    valid_until date not null,
    area_id bigint not null,
    code text not null,
    constraint pk_lsoa_memberships primary key (lsoa21, kind, valid_from),
    constraint fk_lsoa_memberships__areas foreign key (area_id) references area.areas (area_id),
    constraint ck_lsoa_memberships__period check (valid_from < valid_until)
);

-- Serves "the LSOAs of this area": profiles, maps and sums of populations.
create index ix_lsoa_memberships__area on area.lsoa_memberships (area_id, valid_from);

-- The wider areas that an area lies wholly in: places rows known only by ward or district, and finds the county whose
-- figure may be shown for a smaller area but never split.
create table area.containments (
    kind text not null,
    code text not null,
    in_kind text not null,
    in_code text not null,
    valid_from date not null,
    valid_until date not null,
    in_area_id bigint not null,
    constraint pk_containments primary key (kind, code, in_kind, valid_from),
    constraint fk_containments__areas foreign key (in_area_id) references area.areas (area_id),
    constraint ck_containments__period check (valid_from < valid_until)
);

-- Serves "the areas that lie in this one".
create index ix_containments__in on area.containments (in_area_id, kind);

-- Denominators. published: as its source states it for that area; apportioned: an LSOA of 2011 that was split, shared among
-- its parts by their residents; merged: the sum of LSOAs of 2011. Wider areas are summed by area.population_on.
create table area.populations (
    kind text not null,
    code text not null,
    measure text not null,
    year int not null,
    value numeric not null,
    basis text not null,
    source text not null,
    constraint pk_populations primary key (measure, kind, code, year),
    constraint fk_populations__sources foreign key (source) references area.sources (source),
    constraint ck_populations__value check (value >= 0),
    constraint ck_populations__basis check (basis in ('published', 'apportioned', 'merged'))
);

-- Other published facts of an area: deprivation scores, ranks and deciles (number), rural-urban class (label).
create table area.attributes (
    kind text not null,
    code text not null,
    attribute text not null,
    number numeric,
    label text,
    source text not null,
    constraint pk_attributes primary key (attribute, kind, code),
    constraint fk_attributes__sources foreign key (source) references area.sources (source),
    constraint ck_attributes__one_value check ((number is null) <> (label is null))
);

-- Serves the area context of a profile: every attribute of some LSOAs.
create index ix_attributes__area on area.attributes (kind, code);

-- What became of each LSOA of 2011: U unchanged, S split, M merged, X changed irregularly (ONS).
create table area.lsoa_changes (
    lsoa11 text not null,
    lsoa21 text not null,
    change text not null,
    constraint pk_lsoa_changes primary key (lsoa11, lsoa21),
    constraint ck_lsoa_changes__change check (change in ('U', 'S', 'M', 'X'))
);

create table area.postcodes (
    postcode text not null,
    lsoa21 text not null,
    longitude double precision,
    latitude double precision,
    constraint pk_postcodes primary key (postcode)
);

-- Other names of areas: codes of other registers and names in use. An NHS trust is no area; its alias names the area that
-- nearly all its patients live in.
create table area.aliases (
    scheme text not null,
    alias text not null,
    kind text not null,
    code text not null,
    constraint pk_aliases primary key (scheme, alias, kind)
);

-- LSOAs that share a boundary or a corner (queen contiguity), both ways: the neighbourhoods of the hot-spot statistic.
create table area.neighbours (
    lsoa21 text not null,
    neighbour text not null,
    constraint pk_neighbours primary key (lsoa21, neighbour)
);

-- Towns named on maps, with their place in British National Grid metres. Lower rank is named first.
create table area.places (
    name text not null,
    longitude double precision not null,
    latitude double precision not null,
    easting double precision not null,
    northing double precision not null,
    rank int not null,
    constraint pk_places primary key (name, longitude, latitude)
);

-- Where the country lies, so that a coordinate in the sea or abroad is named as such: a box and a generous outline.
create table area.countries (
    name text not null,
    outline bytea not null,
    constraint pk_countries primary key (name)
);
