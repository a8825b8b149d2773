using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Release;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>
/// The fictional force's figures of several years, released again and again: between versions a month of one kind comes anew with a few
/// rows more. Planned by the code that freezes profiles, cut by the code that makes editions.
/// </summary>
internal sealed class SampleForceReleases(IReadOnlyList<StoredProfile> profiles, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<Change> _changes = [];
    private readonly List<PrintedVersion> _released = [];
    private readonly Dictionary<DateOnly, (RunFacts Facts, IReadOnlyList<UsedReturn> Returns, PublicFacts Public)> _years = [];

    private sealed record Change(string Kind, DateOnly Month, string Lsoa, long Rows, long SubmissionId);

    public IReadOnlyList<PrintedVersion> Released => _released;

    /// <summary>By policy, how many numbers it allows one by one and how many of them are printed.</summary>
    public Dictionary<string, (int Allowed, int Kept)> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Computes the figures of a year and reads them; what it computed is undone, for others test the same run.</summary>
    public async Task ComputeAsync(HubDatabase database, DateOnly from, CancellationToken token)
    {
        var catalogue = new IndicatorCatalogue(DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds);
        await Undone.InAsync(database, async session =>
        {
            var run = await IndicatorQueries.CreateRunAsync(session, new("lpa", from, from.AddYears(1)), TimeProvider.System);
            Assert.Equal(ComputeOutcome.Computed, await new ComputeIndicators(catalogue, TimeProvider.System).RunAsync(session, run));
            var facts = (await new RunFactsQueries(session).ReadAsync(run))!;
            var measures = facts.Definitions.Select(definition => definition.Definition.Denominator).OfType<string>().Distinct();
            _years[from] = (
                facts,
                await DisclosureQueries.ReturnsAsync(session, facts.Run.SubmissionIds),
                await DisclosureQueries.FactsAsync(session, "lpa", facts.Run.AreasOn, [.. measures]));
        }, token);
    }

    /// <summary>One month of each of a few kinds comes anew.</summary>
    public void SendAgain(int kinds)
    {
        var (facts, returns, _) = _years.First().Value;
        var chosen = facts.Definitions.Select(definition => definition.Definition)
            .Where(definition => definition is { Aggregate: IndicatorAggregate.Count, IsRegister: false, StepMonths: 1, Suppression.Threshold: > 0 })
            .Select(definition => definition.Kind).Distinct(StringComparer.Ordinal).OrderBy(_ => _random.Next()).Take(kinds).ToList();
        var lsoas = facts.Areas.Keys.Where(area => area.Kind == AreaKinds.Lsoa).Select(area => area.Code).Order(StringComparer.Ordinal).ToList();
        foreach (var kind in chosen)
        {
            var month = facts.Run.PeriodFrom.AddMonths(_random.Next(-6, 12));
            for (var i = 0; i < 3; i++)
            {
                _changes.Add(new(kind, month, lsoas[_random.Next(lsoas.Count)], _random.Next(1, 4), 1_000_000 + _changes.Count));
            }
        }

        Assert.NotEmpty(returns);
    }

    /// <summary>Every profile of a year in every edition, planned beside what was released.</summary>
    public IReadOnlyList<PrintedVersion> Plan(DateOnly from, string name)
    {
        var (read, sent, known) = _years[from];
        var facts = read with { Observations = Observations(read) };
        var returns = _changes.Aggregate(sent, (now, change) =>
        [
            .. now.Select(one => one.Kind == change.Kind && one.From <= change.Month && change.Month < one.Until
                ? one with { SubmissionId = change.SubmissionId }
                : one),
        ]);
        var indicators = facts.Definitions.ToDictionary(
            definition => definition.Definition.Code, definition => PrintedIndicator.Of(definition.Definition, facts.Run.RuleVersion));
        var printed = indicators.Keys.ToDictionary(code => code, code => new PrintedTellings(code, _released));
        var run = new ReleasedRun(facts, new(
            printed.ToDictionary(pair => pair.Key, pair => pair.Value.Of), printed.ToDictionary(pair => pair.Key, pair => pair.Value.OfSmallAreas),
            returns));
        var versions = new List<PrintedVersion>();
        foreach (var area in run.ProfileAreas)
        {
            var released = run.For(area.Code);
            var stored = profiles.Single(profile => profile.Content.Front.AreaCode == area.Code).Content;
            var full = stored with
            {
                Front = stored.Front with { PeriodFrom = facts.Run.PeriodFrom, PeriodUntil = facts.Run.PeriodUntil },
                Indicators = [.. released.SelectMany(indicator => IndicatorViews.Of(indicator, facts.Run.PeriodFrom))],
                Placing = PlacingRow.Of(released),
            };
            Count(facts, full);
            versions.AddRange(new[] { full, FigureCut.Neighbourhood(full), FigureCut.Public(full) }.Select((content, edition) => new PrintedVersion(
                $"{area.Name}, {name}, edition {edition + 1}", true, content, indicators, returns) { Facts = known }));
        }

        return versions;
    }

    /// <summary>Releases versions.</summary>
    public void Release(IEnumerable<PrintedVersion> versions) => _released.AddRange(versions.Select(version => version with { IsNew = false }));

    private List<Observation> Observations(RunFacts facts)
    {
        var numbers = facts.Observations.ToDictionary(one => (one.Indicator, one.Area, one.Series, one.PeriodFrom, one.PeriodUntil, one.Reason));
        var run = facts.Run;
        foreach (var change in _changes)
        {
            var areas = facts.Areas.Keys.Where(area => area == new AreaKey(AreaKinds.Lsoa, change.Lsoa) || facts.Lsoas[area].Contains(change.Lsoa)).ToList();
            foreach (var definition in facts.Definitions.Where(one => one.Definition.Kind == change.Kind
                && one.Definition is { Aggregate: IndicatorAggregate.Count, IsRegister: false, StepMonths: 1 }))
            {
                foreach (var area in areas.Where(area => definition.Levels.Contains(area.Kind)))
                {
                    (string Series, DateOnly From, DateOnly Until)[] windows =
                    [
                        ("period", run.PeriodFrom, run.PeriodUntil), ("previous", run.PreviousFrom, run.PeriodFrom),
                        ("step", change.Month, change.Month.AddMonths(1)),
                    ];
                    foreach (var (series, start, end) in windows.Where(window => window.From <= change.Month && change.Month < window.Until
                        && run.PreviousFrom <= change.Month && change.Month < run.PeriodUntil
                        && (window.Series != "step" || area.Kind is not (AreaKinds.Lsoa or AreaKinds.Ward))))
                    {
                        var key = (definition.Definition.Code, area, series, start, end, (string?)null);
                        var old = numbers.GetValueOrDefault(key);
                        numbers[key] = new(
                            definition.Definition.Code, area.Kind, area.Code, series, start, end, null, (old?.Rows ?? 0) + change.Rows, null);
                    }
                }
            }
        }

        return [.. numbers.Values];
    }

    // Of a profile's own numbers: those that their policy alone would print, and those that are printed.
    private void Count(RunFacts facts, SnapshotContent content)
    {
        var exact = facts.Observations.Where(one => one.Series != "published")
            .ToLookup(one => (one.Indicator, one.Code, one.PeriodFrom, one.PeriodUntil));
        var front = content.Front;
        foreach (var view in content.Indicators.Where(view => view.LevelNote is null))
        {
            var definition = facts.Definitions.First(one => one.Definition.Code == view.Id).Definition;
            var policy = definition.Suppression;
            if (policy.Threshold == 0)
            {
                continue;
            }

            var told = view.Months.Select(month => (front.AreaCode, From: month.Month, Until: month.Month.AddMonths(1), month.Count))
                .Append((front.AreaCode, front.PeriodFrom, front.PeriodUntil, view.Count))
                .Concat(view.Cells.Select(cell => (cell.Code, front.PeriodFrom, front.PeriodUntil, cell.Rate)));
            foreach (var (code, start, end, figure) in told)
            {
                var found = exact[(view.Id, code, start, end)].FirstOrDefault();
                var rows = found?.Rows ?? 0;
                var isAllowed = !policy.Hides(definition.Aggregate == IndicatorAggregate.Sum ? found?.Value ?? 0 : rows, rows);
                if (figure.HasValue || (isAllowed && figure is { State: FigureState.Withheld, Note: Suppression.WithheldWords }))
                {
                    var name = policy.IsSecondary ? "exact" : "rounded";
                    var (allowed, kept) = Numbers.GetValueOrDefault(name);
                    Numbers[name] = (allowed + 1, kept + (figure.HasValue ? 1 : 0));
                }
            }
        }
    }
}
