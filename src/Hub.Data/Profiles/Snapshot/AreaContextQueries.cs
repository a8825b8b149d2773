using Dapper;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>Reads the facts of an area that a profile opens with. Reference data: published, so exact.</summary>
internal static class AreaContextQueries
{
    /// <summary>Words for the measures that a profile names; others are left to indicators.</summary>
    private static readonly (string Measure, string Label, string Unit)[] Measures =
    [
        ("residents", "Residents", "people"),
        ("households", "Households", "households"),
        ("residents_10_17", "Residents aged 10 to 17", "people"),
        ("children_0_17", "Residents aged 0 to 17", "people"),
    ];

    private sealed record MeasureRow(int Year, decimal? Area, decimal? Force, string Basis, string Title);

    private sealed record DecileRow(int Decile, int Area, int Force, string Title);

    private sealed record NamedArea(string Kind, string Name);

    public static async Task<AreaContext> ReadAsync(HubSession session, Area area, long forceId, DateOnly on)
    {
        var facts = new List<ContextFact>();
        foreach (var (measure, label, unit) in Measures)
        {
            if (await MeasureAsync(session, measure, area.AreaId, forceId, on) is { Area: not null, Force: not null } row)
            {
                var estimated = row.Basis == "estimated" ? ", estimated for split small areas" : "";
                facts.Add(new ContextFact(
                    $"{label} ({row.Year})",
                    Figure.Published(Math.Round(row.Area.Value)),
                    Figure.Published(Math.Round(row.Force.Value)),
                    unit,
                    row.Title + estimated));
            }
        }

        var related = (await session.Connection.QueryAsync<NamedArea>(session.Command(
            """
            select distinct a.kind, a.name
            from area.lsoa_memberships own
            join area.lsoa_memberships other using (lsoa21)
            join area.areas a on a.area_id = other.area_id
            where own.area_id = @AreaId and other.kind in ('district', 'upper_tier')
                and own.valid_from <= @on and @on < own.valid_until and other.valid_from <= @on and @on < other.valid_until
            order by a.name
            """,
            new { area.AreaId, on }))).ToList();
        var districts = related.Where(r => r.Kind == "district").Select(r => r.Name).ToList();
        var deciles = await DecilesAsync(session, area.AreaId, forceId, on);
        return new AreaContext(
            districts.Count == 1 && districts[0] == area.Name ? [] : districts,
            [.. related.Where(r => r.Kind == "upper_tier" && r.Name != area.Name && !districts.Contains(r.Name)).Select(r => r.Name)],
            facts,
            [.. deciles.Select(d => new DecileCount(d.Decile, Figure.Published(d.Area), Figure.Published(d.Force)))],
            deciles.Count == 0 ? "" : deciles[0].Title);
    }

    private static Task<MeasureRow?> MeasureAsync(HubSession session, string measure, long areaId, long forceId, DateOnly on)
        => session.Connection.QuerySingleOrDefaultAsync<MeasureRow>(session.Command(
            """
            select max(p.year) as year, max(p.value) filter (where p.area_id = @areaId) as area,
                max(p.value) filter (where p.area_id = @forceId) as force,
                max(p.basis) filter (where p.area_id = @areaId) as basis, max(s.title) as title
            from area.population_on(@measure, @on) p
            join area.sources s using (source)
            where p.area_id in (@areaId, @forceId)
            having count(*) > 0
            """,
            new { measure, areaId, forceId, on }));

    private static async Task<IReadOnlyList<DecileRow>> DecilesAsync(HubSession session, long areaId, long forceId, DateOnly on)
        => [.. await session.Connection.QueryAsync<DecileRow>(session.Command(
            """
            select d.decile, count(*) filter (where m.area_id = @areaId)::int as area,
                count(*) filter (where m.area_id = @forceId)::int as force, max(s.title) as title
            from generate_series(1, 10) d(decile)
            join area.attributes t on t.kind = 'lsoa' and lower(t.attribute) like '%imd\_decile' and t.number = d.decile
            join area.sources s on s.source = t.source
            join area.lsoa_memberships m on m.lsoa21 = t.code and m.area_id in (@areaId, @forceId)
                and m.valid_from <= @on and @on < m.valid_until
            group by d.decile
            order by d.decile
            """,
            new { areaId, forceId, on }))];
}
