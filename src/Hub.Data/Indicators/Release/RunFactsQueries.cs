using System.Text.Json;
using Dapper;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators.Released;

namespace Hub.Data.Indicators.Release;

/// <summary>Reads everything that a run's figures are made from, in the caller's transaction.</summary>
internal sealed class RunFactsQueries(HubSession session)
{
    private sealed record DefinitionRow(string Prefix, int Number, string[] Levels, string Definition);

    private sealed record MembershipRow(string Kind, string Code, string Other);

    private sealed record ContainmentRow(string Kind, string Code, string InKind, string InCode);

    public async Task<RunFacts?> ReadAsync(long runId)
    {
        var run = await RunAsync(runId);
        if (run?.ComputedAt is null)
        {
            return null;
        }

        var definitions = await DefinitionsAsync(runId);
        var on = run.AreasOn;
        var areas = (await AreasAsync(on)).ToDictionary(area => new AreaKey(area.Kind, area.Code));
        var districts = await MembersAsync(on, AreaKinds.District);
        return new(
            run,
            definitions,
            areas,
            districts,
            await WiderAsync(on),
            await MembersAsync(on, AreaKinds.Lsoa),
            await NeighboursAsync(),
            await ObservationsAsync(runId),
            await PlacementsAsync(runId),
            (await AgenciesAsync(runId)).ToLookup(part => (part.Indicator, part.Area)),
            await PopulationsAsync(on, [.. definitions.Select(d => d.Definition.Denominator).OfType<string>().Distinct()]),
            await new SenderQueries(session).ReadAsync(run, definitions, districts));
    }

    private Task<IndicatorRun?> RunAsync(long runId)
        => session.Connection.QuerySingleOrDefaultAsync<IndicatorRun?>(session.Command(
            """
            select run_id, area_kind, period_from, period_until, previous_from, rule_version, computed_at, submission_ids
            from indicator.runs where run_id = @runId
            """,
            new { runId }));

    private async Task<IReadOnlyList<RunDefinition>> DefinitionsAsync(long runId)
    {
        var rows = await session.Connection.QueryAsync<DefinitionRow>(session.Command(
            """
            select c.prefix, c.number, i.levels, i.definition::text as definition
            from indicator.run_indicators i
            join indicator.figure_codes c on c.indicator = i.indicator
            where i.run_id = @runId
            order by i.ordinal
            """,
            new { runId }));
        return
        [
            .. rows.Select(row => new RunDefinition(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Prefix}-{row.Number:00}"),
                JsonSerializer.Deserialize<IndicatorDefinition>(row.Definition, IndicatorStore.Json)!,
                row.Levels)),
        ];
    }

    private Task<IEnumerable<AreaName>> AreasAsync(DateOnly on)
        => session.Connection.QueryAsync<AreaName>(session.Command(
            "select kind, code, name from area.areas where valid_from <= @on and @on < valid_until", new { on }));

    private async Task<ILookup<AreaKey, string>> MembersAsync(DateOnly on, string kind)
    {
        var rows = await session.Connection.QueryAsync<MembershipRow>(session.Command(
            """
            select m.kind, m.code, o.code as other
            from area.lsoa_memberships m
            join area.lsoa_memberships o on o.lsoa21 = m.lsoa21 and o.kind = @kind and o.valid_from <= @on and @on < o.valid_until
            where m.valid_from <= @on and @on < m.valid_until
            group by m.kind, m.code, o.code
            order by m.kind, m.code, o.code
            """,
            new { on, kind }));
        return rows.ToLookup(row => new AreaKey(row.Kind, row.Code), row => row.Other);
    }

    private async Task<ILookup<AreaKey, AreaKey>> WiderAsync(DateOnly on)
    {
        var rows = await session.Connection.QueryAsync<ContainmentRow>(session.Command(
            """
            select kind, code, in_kind, in_code from area.containments
            where valid_from <= @on and @on < valid_until and kind <> @cell
            order by kind, code, in_kind, in_code
            """,
            new { on, cell = AreaKinds.Lsoa }));
        return rows.ToLookup(row => new AreaKey(row.Kind, row.Code), row => new AreaKey(row.InKind, row.InCode));
    }

    private async Task<ILookup<string, string>> NeighboursAsync()
    {
        var rows = await session.Connection.QueryAsync<(string Lsoa, string Neighbour)>(session.Command(
            "select lsoa21, neighbour from area.neighbours order by lsoa21, neighbour"));
        return rows.ToLookup(row => row.Lsoa, row => row.Neighbour);
    }

    private async Task<IReadOnlyList<Observation>> ObservationsAsync(long runId)
        => (await session.Connection.QueryAsync<Observation>(session.Command(
            """
            select indicator, level, code, series, period_from, period_until, value, rows, reason
            from indicator.observations where run_id = @runId
            """,
            new { runId }))).AsList();

    private async Task<IReadOnlyList<Placement>> PlacementsAsync(long runId)
        => (await session.Connection.QueryAsync<Placement>(session.Command(
            "select indicator, precision, rows from indicator.placements where run_id = @runId", new { runId }))).AsList();

    // The wide levels only: a profile area, and what an area of exactly the same LSOAs may show as its own.
    private Task<IEnumerable<AgencyPart>> AgenciesAsync(long runId)
        => session.Connection.QueryAsync<AgencyPart>(session.Command(
            """
            select c.indicator, c.level, c.code, a.name as agency, sum(c.value) as value, sum(c.rows)::bigint as rows
            from indicator.agency_counts c
            join access.agencies a on a.agency_id = c.agency_id
            where c.run_id = @runId
            group by c.indicator, c.level, c.code, a.name
            order by a.name
            """,
            new { runId }));

    private async Task<IReadOnlyList<Population>> PopulationsAsync(DateOnly on, string[] measures)
        => (await session.Connection.QueryAsync<Population>(session.Command(
            """
            select m.measure, p.kind, p.code, p.year, p.value, p.basis, s.title as source
            from unnest(@measures::text[]) as m (measure)
            cross join lateral area.population_on(m.measure, @on) p
            join area.sources s on s.source = p.source
            """,
            new { on, measures }))).AsList();
}
