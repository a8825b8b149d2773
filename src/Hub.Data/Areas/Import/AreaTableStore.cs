using Dapper;
using Hub.Data.Database;
using Db = NpgsqlTypes.NpgsqlDbType;

namespace Hub.Data.Areas.Import;

/// <summary>Stores what hangs on areas: denominators, attributes, changes, postcodes, aliases, neighbours, places.</summary>
internal sealed class AreaTableStore(HubSession session, List<TableChange> changes)
{
    public async Task StoreAsync(AreaContent content)
    {
        await StorePopulationsAsync(content.Populations);
        await StoreAttributesAsync(content.Attributes);
        await ReplaceAsync(
            "area.lsoa_changes", content.Changes,
            "create temp table staged_changes (like area.lsoa_changes) on commit drop",
            "copy staged_changes (lsoa11, lsoa21, change) from stdin (format binary)",
            c => [c.Lsoa11, c.Lsoa21, c.Change], [Db.Text, Db.Text, Db.Text],
            """
            delete from area.lsoa_changes t
            where not exists (select from staged_changes s where (s.lsoa11, s.lsoa21, s.change) = (t.lsoa11, t.lsoa21, t.change))
            """,
            "insert into area.lsoa_changes select lsoa11, lsoa21, change from staged_changes on conflict do nothing");
        await ReplaceAsync(
            "area.aliases", content.Aliases,
            "create temp table staged_aliases (like area.aliases) on commit drop",
            "copy staged_aliases (scheme, alias, kind, code) from stdin (format binary)",
            a => [a.Scheme, a.Alias, a.Kind, a.Code], [Db.Text, Db.Text, Db.Text, Db.Text],
            """
            delete from area.aliases t
            where not exists (
                select from staged_aliases s where (s.scheme, s.alias, s.kind, s.code) = (t.scheme, t.alias, t.kind, t.code))
            """,
            "insert into area.aliases select scheme, alias, kind, code from staged_aliases on conflict do nothing");
        await ReplaceAsync(
            "area.neighbours", content.Neighbours,
            "create temp table staged_neighbours (like area.neighbours) on commit drop",
            "copy staged_neighbours (lsoa21, neighbour) from stdin (format binary)",
            n => [n.Lsoa21, n.Neighbour], [Db.Text, Db.Text],
            """
            delete from area.neighbours t
            where not exists (select from staged_neighbours s where (s.lsoa21, s.neighbour) = (t.lsoa21, t.neighbour))
            """,
            "insert into area.neighbours select lsoa21, neighbour from staged_neighbours on conflict do nothing");
        await ReplaceAsync(
            "area.places", content.Places,
            "create temp table staged_places (like area.places) on commit drop",
            "copy staged_places (name, longitude, latitude, easting, northing, rank) from stdin (format binary)",
            p => [p.Name, p.Longitude, p.Latitude, p.Easting, p.Northing, p.Rank],
            [Db.Text, Db.Double, Db.Double, Db.Double, Db.Double, Db.Integer],
            "delete from area.places t where not exists (select from staged_places s where s is not distinct from t)",
            "insert into area.places select name, longitude, latitude, easting, northing, rank from staged_places on conflict do nothing");
        await ReplaceAsync(
            "area.countries", content.Countries,
            "create temp table staged_countries (like area.countries) on commit drop",
            "copy staged_countries (name, outline) from stdin (format binary)",
            c => [c.Name, c.Outline], [Db.Text, Db.Bytea],
            """
            delete from area.countries t
            where not exists (select from staged_countries s where (s.name, s.outline) = (t.name, t.outline))
            """,
            "insert into area.countries select name, outline from staged_countries on conflict do nothing");
    }

    public async Task<int> StorePostcodesAsync(IEnumerable<PostcodeRow> rows)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "create temp table staged_postcodes (like area.postcodes) on commit drop"));
        var read = await StagedCopy.WriteAsync(
            session, "copy staged_postcodes (postcode, lsoa21, longitude, latitude) from stdin (format binary)", rows,
            p => [p.Postcode, p.Lsoa21, p.Longitude, p.Latitude], [Db.Text, Db.Text, Db.Double, Db.Double]);
        var elsewhere = await session.Connection.ExecuteAsync(session.Command(
            """
            delete from staged_postcodes s
            where not exists (
                select from area.areas a where a.kind = 'lsoa' and a.code = s.lsoa21 and not a.is_withdrawn)
            """));
        var removed = await session.Connection.ExecuteAsync(session.Command(
            """
            delete from area.postcodes t
            where not exists (select from staged_postcodes s where s.postcode = t.postcode)
            """));
        var written = await session.Connection.ExecuteAsync(session.Command(
            """
            merge into area.postcodes t using (
                select distinct on (postcode) postcode, lsoa21, longitude, latitude
                from staged_postcodes order by postcode, lsoa21) s
            on t.postcode = s.postcode
            when matched and (t.lsoa21, t.longitude, t.latitude) is distinct from (s.lsoa21, s.longitude, s.latitude)
                then update set lsoa21 = s.lsoa21, longitude = s.longitude, latitude = s.latitude
            when not matched then insert (postcode, lsoa21, longitude, latitude)
                values (s.postcode, s.lsoa21, s.longitude, s.latitude)
            """));
        changes.Add(new TableChange("area.postcodes", read - elsewhere, written, removed));
        return elsewhere;
    }

    private Task StorePopulationsAsync(List<PopulationRow> populations) => ReplaceAsync(
        "area.populations", populations,
        "create temp table staged_populations (like area.populations) on commit drop",
        "copy staged_populations (kind, code, measure, year, value, basis, source) from stdin (format binary)",
        p => [p.Kind, p.Code, p.Measure, p.Year, p.Value, p.Basis, p.Source],
        [Db.Text, Db.Text, Db.Text, Db.Integer, Db.Numeric, Db.Text, Db.Text],
        """
        delete from area.populations t
        where not exists (
            select from staged_populations s
            where (s.measure, s.kind, s.code, s.year) = (t.measure, t.kind, t.code, t.year)
                and (s.value, s.basis, s.source) = (t.value, t.basis, t.source))
        """,
        """
        insert into area.populations (kind, code, measure, year, value, basis, source)
        select kind, code, measure, year, value, basis, source from staged_populations on conflict do nothing
        """);

    private Task StoreAttributesAsync(List<AttributeRow> attributes) => ReplaceAsync(
        "area.attributes", attributes,
        "create temp table staged_attributes (like area.attributes) on commit drop",
        "copy staged_attributes (kind, code, attribute, number, label, source) from stdin (format binary)",
        a => [a.Kind, a.Code, a.Attribute, a.Number, a.Label, a.Source], [Db.Text, Db.Text, Db.Text, Db.Numeric, Db.Text, Db.Text],
        """
        delete from area.attributes t
        where not exists (
            select from staged_attributes s
            where (s.attribute, s.kind, s.code) = (t.attribute, t.kind, t.code)
                and (s.number, s.label, s.source) is not distinct from (t.number, t.label, t.source))
        """,
        """
        insert into area.attributes (kind, code, attribute, number, label, source)
        select kind, code, attribute, number, label, source from staged_attributes on conflict do nothing
        """);

    // Rows that differ are removed and the staged ones inserted; rows that agree stay as they are.
    private async Task ReplaceAsync<T>(
        string table, IReadOnlyCollection<T> rows, string stage, string copy, Func<T, object?[]> values, Db[] types,
        string remove, string insert)
    {
        await session.Connection.ExecuteAsync(session.Command(stage));
        await StagedCopy.WriteAsync(session, copy, rows, values, types);
        var removed = await session.Connection.ExecuteAsync(session.Command(remove));
        var written = await session.Connection.ExecuteAsync(session.Command(insert));
        changes.Add(new TableChange(table, rows.Count, written, removed));
    }
}
