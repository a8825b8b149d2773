using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Tests.Indicators;

/// <summary>The areas of <see cref="IndicatorWorld"/>.</summary>
internal static class IndicatorWorldAreas
{
    public static async Task InsertAsync(HubSession session)
    {
        (string Kind, string Code, string[] Districts)[] wide =
        [
            ("district", "D1", ["D1"]), ("district", "D2", ["D2"]), ("district", "D3", ["D3"]),
            ("lpa", "north", ["D1", "D2"]), ("lpa", "south", ["D3"]),
            ("csp", "C1", ["D1"]), ("csp", "C2", ["D2"]), ("csp", "C3", ["D3"]),
            ("upper_tier", "U1", ["D1", "D3"]), ("upper_tier", "U2", ["D2"]), ("force", "F1", ["D1", "D2", "D3"]),
        ];
        var cells = Enumerable.Range(1, 12)
            .Select(i => (Lsoa: $"L{i:00}", Ward: $"W{(i + 1) / 2}", District: $"D{(i + 3) / 4}"))
            .ToList();
        var sets = wide
            .Select(a => (a.Kind, a.Code, Cells: cells.Where(c => a.Districts.Contains(c.District)).Select(c => c.Lsoa).ToHashSet()))
            .Concat(cells.GroupBy(c => c.Ward).Select(g => (Kind: "ward", Code: g.Key, Cells: g.Select(c => c.Lsoa).ToHashSet())))
            .Concat(cells.Select(c => (Kind: "lsoa", Code: c.Lsoa, Cells: new HashSet<string> { c.Lsoa })))
            .ToList();
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into area.sources (source, title, attribution, files, sha256)
            values ('s', 'Census 2021, invented', 'none', '{}', '\x00')
            """));
        foreach (var (kind, code, members) in sets)
        {
            await session.Connection.ExecuteAsync(session.Command(
                """
                with a as (
                    insert into area.areas (kind, code, name, published_name, valid_from, valid_until)
                    values (@kind, @code, @name, @name, '-infinity', 'infinity') returning area_id)
                insert into area.lsoa_memberships (lsoa21, kind, valid_from, valid_until, area_id, code)
                select l, @kind, '-infinity', 'infinity', a.area_id, @code from a, unnest(@cells) l
                """,
                new { kind, code, name = "Name " + code, cells = members.ToArray() }));
        }

        foreach (var (kind, code, members) in sets)
        {
            var holders = sets.Where(s => s.Kind != kind && members.IsSubsetOf(s.Cells)).ToList();
            await session.Connection.ExecuteAsync(session.Command(
                """
                insert into area.containments (kind, code, in_kind, in_code, valid_from, valid_until, in_area_id)
                select @kind, @code, a.kind, a.code, '-infinity', 'infinity', a.area_id
                from unnest(@kinds::text[], @codes::text[]) h (kind, code)
                join area.areas a on a.kind = h.kind and a.code = h.code
                """,
                new { kind, code, kinds = holders.Select(s => s.Kind).ToArray(), codes = holders.Select(s => s.Code).ToArray() }));
        }

        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into area.populations (kind, code, measure, year, value, basis, source)
            select 'lsoa', code, m, 2021, v, 'published', 's'
            from area.areas, (values ('residents', 1000), ('households', 400)) p (m, v)
            where kind = 'lsoa';
            insert into area.neighbours (lsoa21, neighbour)
            select a.code, b.code
            from area.areas a join area.areas b on abs(right(a.code, 2)::int - right(b.code, 2)::int) = 1
            where a.kind = 'lsoa' and b.kind = 'lsoa' ;
            """));
    }
}
