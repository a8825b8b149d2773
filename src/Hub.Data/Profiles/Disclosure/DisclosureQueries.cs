using System.Text.Json;
using Dapper;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Disclosure;

/// <summary>Reads what has been released of overlapping periods, and what figures rest on.</summary>
internal static class DisclosureQueries
{
    private sealed record ReleasedRow(string AreaCode, int EditionNumber, Guid SnapshotId, string Figures);

    private sealed record RunRow(long RunId, string AreaKind, int RuleVersion, long[] SubmissionIds);

    private sealed record PopulationRow(string Measure, string Kind, string Code, decimal Value);

    private sealed record WithinRow(string Name, string Wider);

    private sealed record DefinitionRow(string Indicator, string Definition);

    private sealed record ReturnRow(long SubmissionId, string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil);

    /// <summary>Every other publication that was ever released and whose figures overlap this one's.</summary>
    public static Task<IReadOnlyList<PrintedVersion>> ReleasedAsync(HubSession session, Publication publication)
        => ReleasedAsync(
            session, publication.AreaKind, publication.PeriodFrom.AddMonths(-Months(publication)), publication.PeriodUntil,
            publication.PublicationId);

    /// <summary>What was told before of the figures that a run will tell.</summary>
    public static async Task<EarlierTellings> EarlierAsync(HubSession session, IndicatorRun run)
    {
        var released = await ReleasedAsync(session, run.AreaKind, run.PreviousFrom, run.PeriodUntil, except: null);
        var printed = released.SelectMany(version => version.Figures.Indicators.Select(view => view.Id))
            .Concat(PrintedPeople.Ids(released)).Distinct(StringComparer.Ordinal)
            .ToDictionary(indicator => indicator, indicator => new PrintedTellings(indicator, released), StringComparer.Ordinal);
        return new(
            printed.ToDictionary(pair => pair.Key, pair => pair.Value.Of, StringComparer.Ordinal),
            printed.ToDictionary(pair => pair.Key, pair => pair.Value.OfSmallAreas, StringComparer.Ordinal),
            await ReturnsAsync(session, run.SubmissionIds));
    }

    // Of the same kind of area, of its period or of the one before: the widest edition of each says all that the narrower ones do.
    private static async Task<IReadOnlyList<PrintedVersion>> ReleasedAsync(
        HubSession session, string areaKind, DateOnly previousFrom, DateOnly until, Guid? except)
    {
        var rows = await session.Connection.QueryAsync<ReleasedRow>(session.Command(
            """
            select distinct on (p.publication_id) p.area_code, p.edition_number, p.snapshot_id, (e.content -> 'figures')::text as figures
            from profile.publications p
            join profile.editions e on e.publication_id = p.publication_id
            where p.area_kind = @areaKind and p.publication_id is distinct from @except and p.released_at is not null
                and @previousFrom < p.period_until
                and p.period_from - (p.period_until - p.period_from) < @until
            order by p.publication_id, array_position(array['full', 'partnership', 'neighbourhood', 'public'], e.edition)
            """,
            new { areaKind, except, until, previousFrom }));
        var versions = new List<PrintedVersion>();
        foreach (var row in rows)
        {
            var figures = SnapshotJson.Read(row.Figures);
            versions.Add(await VersionAsync(session, row.SnapshotId, figures, row.EditionNumber, isNew: false));
        }

        return versions;
    }

    /// <summary>One version with the definitions and returns behind it.</summary>
    public static async Task<PrintedVersion> VersionAsync(
        HubSession session, Guid snapshotId, SnapshotContent figures, int editionNumber, bool isNew)
    {
        var run = await RunAsync(session, snapshotId);
        var definitions = await session.Connection.QueryAsync<DefinitionRow>(session.Command(
            "select indicator, definition::text as definition from indicator.run_indicators where run_id = @RunId",
            new { run.RunId }));
        var indicators = definitions.ToDictionary(
            row => row.Indicator, row => Printed(row.Definition, run.RuleVersion), StringComparer.Ordinal);
        var front = figures.Front;
        return new(
            $"{front.AreaName}, {PeriodWords.Of(front.PeriodFrom, front.PeriodUntil)}, edition {editionNumber}",
            isNew,
            figures,
            indicators,
            await ReturnsAsync(session, run.SubmissionIds))
        {
            Facts = await FactsAsync(
                session, run.AreaKind, front.PeriodUntil.AddDays(-1),
                [.. indicators.Values.Select(indicator => indicator.Denominator).OfType<string>().Distinct()]),
        };
    }

    private static Task<RunRow> RunAsync(HubSession session, Guid snapshotId)
        => session.Connection.QuerySingleAsync<RunRow>(session.Command(
            """
            select s.indicator_run_id as run_id, s.area_kind, coalesce(r.rule_version, 0) as rule_version, s.submission_ids
            from profile.snapshots s left join indicator.runs r on r.run_id = s.indicator_run_id
            where s.snapshot_id = @snapshotId
            """,
            new { snapshotId }));

    /// <summary>Returns by their numbers, within the scope.</summary>
    public static async Task<IReadOnlyList<UsedReturn>> ReturnsAsync(HubSession session, long[] submissionIds)
        => [.. (await session.Connection.QueryAsync<ReturnRow>(session.Command(
            """
            select submission_id, kind, period_from, period_until from ingest.submissions where submission_id = any (@submissionIds)
            """,
            new { submissionIds }))).Select(row => new UsedReturn(row.SubmissionId, row.Kind, row.PeriodFrom, row.PeriodUntil))];

    /// <summary>What every reader can look up on a day.</summary>
    public static async Task<PublicFacts> FactsAsync(HubSession session, string areaKind, DateOnly on, string[] measures)
    {
        var populations = await session.Connection.QueryAsync<PopulationRow>(session.Command(
            """
            select m.measure, p.kind, p.code, p.value
            from unnest(@measures::text[]) as m (measure)
            cross join lateral area.population_on(m.measure, @on) p
            where p.kind = any (@kinds)
            """,
            new { measures, on, kinds = new[] { AreaKinds.Lsoa, AreaKinds.Force } }));
        var within = await session.Connection.QueryAsync<WithinRow>(session.Command(
            """
            select a.name, w.name as wider
            from area.containments c
            join area.areas a on a.kind = c.kind and a.code = c.code and a.valid_from <= @on and @on < a.valid_until
            join area.areas w on w.kind = c.in_kind and w.code = c.in_code and w.valid_from <= @on and @on < w.valid_until
            where c.kind = @areaKind and c.valid_from <= @on and @on < c.valid_until
            """,
            new { areaKind, on }));
        return new(
            populations.ToDictionary(row => (row.Measure, row.Kind, row.Code), row => row.Value),
            within.ToLookup(row => row.Name, row => row.Wider, StringComparer.Ordinal));
    }

    private static PrintedIndicator Printed(string json, int ruleVersion)
        => PrintedIndicator.Of(JsonSerializer.Deserialize<IndicatorDefinition>(json, DatasetKindJson.Options)!, ruleVersion);

    private static int Months(Publication publication)
        => ((publication.PeriodUntil.Year - publication.PeriodFrom.Year) * 12)
            + publication.PeriodUntil.Month - publication.PeriodFrom.Month;
}
