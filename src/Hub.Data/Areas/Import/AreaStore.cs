using Dapper;
using Hub.Data.Database;
using Db = NpgsqlTypes.NpgsqlDbType;

namespace Hub.Data.Areas.Import;

/// <summary>
/// Makes the tables of schema area say what the folder says, in the caller's transaction. Rows that already agree are not
/// touched. Areas keep their id as long as kind, code and first day stay; one that is no longer described is marked withdrawn.
/// </summary>
internal sealed class AreaStore(HubSession session)
{
    private readonly List<TableChange> _changes = [];

    /// <summary>What each table received.</summary>
    public IReadOnlyList<TableChange> Changes => _changes;

    /// <summary>Waits for another import to end: two at once would each undo the other's half.</summary>
    public Task LockAsync() => session.Connection.ExecuteAsync(session.Command(
        "select pg_advisory_xact_lock(hashtextextended('area.import', 0))"));

    /// <summary>Codes of the forces that the hub holds areas of; empty before the first import.</summary>
    public async Task<IReadOnlyList<string>> ForcesAsync() => [.. await session.Connection.QueryAsync<string>(session.Command(
        "select distinct code from area.areas where kind = 'force' and not is_withdrawn"))];

    /// <summary>Stores everything but the postcodes.</summary>
    public async Task StoreAsync(AreaContent content)
    {
        await StoreSourcesAsync(content.Sources);
        await StoreSetsAsync(content.Sets);
        await StoreAreasAsync(content.Areas);
        await StoreMembershipsAsync(content.Memberships);
        await StoreContainmentsAsync(content.Containments);
        await new AreaTableStore(session, _changes).StoreAsync(content);
    }

    /// <summary>Stores the postcodes of known LSOAs while they are read; returns how many named another LSOA.</summary>
    public Task<int> StorePostcodesAsync(IEnumerable<PostcodeRow> rows)
        => new AreaTableStore(session, _changes).StorePostcodesAsync(rows);

    /// <summary>Removes sources that nothing refers to any more: last, since others name them.</summary>
    public async Task RemoveUnusedSourcesAsync(List<SourceRow> sources)
    {
        var removed = await session.Connection.ExecuteAsync(session.Command(
            "delete from area.sources where not source = any (@Keys)", new { Keys = sources.Select(s => s.Source).ToArray() }));
        var index = _changes.FindIndex(c => c.Table == "area.sources");
        _changes[index] = _changes[index] with { Removed = removed };
    }

    private async Task StoreSourcesAsync(List<SourceRow> sources)
    {
        await StageAsync("create temp table staged_sources (like area.sources) on commit drop");
        await StagedCopy.WriteAsync(
            session, "copy staged_sources (source, title, attribution, files, sha256) from stdin (format binary)", sources,
            s => [s.Source, s.Title, s.Attribution, s.Files, s.Sha256], [Db.Text, Db.Text, Db.Text, Db.Array | Db.Text, Db.Bytea]);
        var written = await session.Connection.ExecuteAsync(session.Command(
            """
            merge into area.sources t using staged_sources s on t.source = s.source
            when matched and (t.title, t.attribution, t.files, t.sha256) is distinct from (s.title, s.attribution, s.files, s.sha256)
                then update set title = s.title, attribution = s.attribution, files = s.files, sha256 = s.sha256
            when not matched then insert values (s.source, s.title, s.attribution, s.files, s.sha256)
            """));
        _changes.Add(new TableChange("area.sources", sources.Count, written, 0));
    }

    private async Task StoreSetsAsync(List<SetRow> sets)
    {
        await StageAsync(
            """
            create temp table staged_sets on commit drop as
            select kind, name, vintage, valid_from, valid_until, source from area.sets with no data
            """);
        await StagedCopy.WriteAsync(
            session, "copy staged_sets (kind, name, vintage, valid_from, valid_until, source) from stdin (format binary)", sets,
            s => [s.Kind, s.Name, s.Vintage, s.Valid.From, s.Valid.Until, s.Source],
            [Db.Text, Db.Text, Db.Text, Db.Date, Db.Date, Db.Text]);
        var removed = await session.Connection.ExecuteAsync(session.Command(
            """
            delete from area.sets t
            where not exists (select from staged_sets s where s.kind = t.kind and s.valid_from = t.valid_from)
            """));
        var written = await session.Connection.ExecuteAsync(session.Command(
            """
            merge into area.sets t using staged_sets s on t.kind = s.kind and t.valid_from = s.valid_from
            when matched and (t.name, t.vintage, t.valid_until, t.source) is distinct from (s.name, s.vintage, s.valid_until, s.source)
                then update set name = s.name, vintage = s.vintage, valid_until = s.valid_until, source = s.source
            when not matched then insert (kind, name, vintage, valid_from, valid_until, source)
                values (s.kind, s.name, s.vintage, s.valid_from, s.valid_until, s.source)
            """));
        _changes.Add(new TableChange("area.sets", sets.Count, written, removed));
    }

    private async Task StoreAreasAsync(List<AreaRow> areas)
    {
        await StageAsync(
            """
            create temp table staged_areas on commit drop as
            select kind, code, name, published_name, vintage, valid_from, valid_until, boundary, drawing from area.areas with no data
            """);
        await StagedCopy.WriteAsync(
            session,
            """
            copy staged_areas (kind, code, name, published_name, vintage, valid_from, valid_until, boundary, drawing)
            from stdin (format binary)
            """,
            areas,
            a => [a.Kind, a.Code, a.Name, a.PublishedName, a.Vintage, a.Valid.From, a.Valid.Until, a.Boundary, a.Drawing],
            [Db.Text, Db.Text, Db.Text, Db.Text, Db.Text, Db.Date, Db.Date, Db.Bytea, Db.Bytea]);
        var withdrawn = await session.Connection.ExecuteAsync(session.Command(
            """
            update area.areas t set is_withdrawn = true
            where not is_withdrawn and not exists (
                select from staged_areas s where s.kind = t.kind and s.code = t.code and s.valid_from = t.valid_from)
            """));
        var written = await session.Connection.ExecuteAsync(session.Command(
            """
            merge into area.areas t using staged_areas s on t.kind = s.kind and t.code = s.code and t.valid_from = s.valid_from
            when matched and (t.name, t.published_name, t.vintage, t.valid_until, t.boundary, t.drawing, t.is_withdrawn)
                is distinct from (s.name, s.published_name, s.vintage, s.valid_until, s.boundary, s.drawing, false)
                then update set name = s.name, published_name = s.published_name, vintage = s.vintage,
                    valid_until = s.valid_until, boundary = s.boundary, drawing = s.drawing, is_withdrawn = false
            when not matched then
                insert (kind, code, name, published_name, vintage, valid_from, valid_until, boundary, drawing)
                values (s.kind, s.code, s.name, s.published_name, s.vintage, s.valid_from, s.valid_until, s.boundary, s.drawing)
            """));
        _changes.Add(new TableChange("area.areas", areas.Count, written, withdrawn));
    }

    private async Task StoreMembershipsAsync(List<MembershipRow> memberships)
    {
        await StageAsync(
            """
            create temp table staged_memberships on commit drop as
            select lsoa21, kind, valid_from, valid_until, code from area.lsoa_memberships with no data
            """);
        await StagedCopy.WriteAsync(
            session, "copy staged_memberships (lsoa21, kind, valid_from, valid_until, code) from stdin (format binary)", memberships,
            m => [m.Lsoa21, m.Kind, m.Valid.From, m.Valid.Until, m.Code], [Db.Text, Db.Text, Db.Date, Db.Date, Db.Text]);
        var removed = await session.Connection.ExecuteAsync(session.Command(
            """
            delete from area.lsoa_memberships t
            where not exists (
                select from staged_memberships s
                where s.lsoa21 = t.lsoa21 and s.kind = t.kind and s.valid_from = t.valid_from)
            """));
        var written = await session.Connection.ExecuteAsync(session.Command(
            """
            merge into area.lsoa_memberships t using (
                select s.lsoa21, s.kind, s.valid_from, s.valid_until, s.code, a.area_id
                from staged_memberships s
                join area.areas a on a.kind = s.kind and a.code = s.code
                    and a.valid_from <= s.valid_from and s.valid_until <= a.valid_until
                where not a.is_withdrawn) s
            on t.lsoa21 = s.lsoa21 and t.kind = s.kind and t.valid_from = s.valid_from
            when matched and (t.valid_until, t.code, t.area_id) is distinct from (s.valid_until, s.code, s.area_id)
                then update set valid_until = s.valid_until, code = s.code, area_id = s.area_id
            when not matched then insert (lsoa21, kind, valid_from, valid_until, area_id, code)
                values (s.lsoa21, s.kind, s.valid_from, s.valid_until, s.area_id, s.code)
            """));
        _changes.Add(new TableChange("area.lsoa_memberships", memberships.Count, written, removed));
    }

    private async Task StoreContainmentsAsync(List<ContainmentRow> containments)
    {
        await StageAsync(
            """
            create temp table staged_containments on commit drop as
            select kind, code, in_kind, in_code, valid_from, valid_until from area.containments with no data
            """);
        await StagedCopy.WriteAsync(
            session,
            "copy staged_containments (kind, code, in_kind, in_code, valid_from, valid_until) from stdin (format binary)",
            containments,
            c => [c.Kind, c.Code, c.InKind, c.InCode, c.Valid.From, c.Valid.Until],
            [Db.Text, Db.Text, Db.Text, Db.Text, Db.Date, Db.Date]);
        var removed = await session.Connection.ExecuteAsync(session.Command(
            """
            delete from area.containments t
            where not exists (
                select from staged_containments s
                where (s.kind, s.code, s.in_kind, s.valid_from) = (t.kind, t.code, t.in_kind, t.valid_from))
            """));
        var written = await session.Connection.ExecuteAsync(session.Command(
            """
            merge into area.containments t using (
                select s.kind, s.code, s.in_kind, s.in_code, s.valid_from, s.valid_until, a.area_id
                from staged_containments s
                join area.areas a on a.kind = s.in_kind and a.code = s.in_code
                    and a.valid_from <= s.valid_from and s.valid_until <= a.valid_until
                where not a.is_withdrawn) s
            on (t.kind, t.code, t.in_kind, t.valid_from) = (s.kind, s.code, s.in_kind, s.valid_from)
            when matched and (t.in_code, t.valid_until, t.in_area_id) is distinct from (s.in_code, s.valid_until, s.area_id)
                then update set in_code = s.in_code, valid_until = s.valid_until, in_area_id = s.area_id
            when not matched then insert (kind, code, in_kind, in_code, valid_from, valid_until, in_area_id)
                values (s.kind, s.code, s.in_kind, s.in_code, s.valid_from, s.valid_until, s.area_id)
            """));
        _changes.Add(new TableChange("area.containments", containments.Count, written, removed));
    }

    private Task<int> StageAsync(string sql) => session.Connection.ExecuteAsync(session.Command(sql));
}
