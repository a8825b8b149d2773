using Hub.Data.Areas;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Release;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Released;

/// <summary>
/// The released side of one computation: ask it for the indicators of an area. Made by <see cref="IndicatorQueries"/>; holds no
/// connection, and nothing exact can be asked of it.
/// </summary>
public sealed class ReleasedRun
{
    private readonly RunFacts _facts;
    private readonly FigureBook _book;
    private readonly Rates _rates;
    private readonly Comparisons _comparisons;
    private readonly SmallAreas _smallAreas;
    private readonly PublishedValues _published;
    private readonly Dictionary<string, IReadOnlyList<AreaFigure>> _areaFigures = new(StringComparer.Ordinal);

    internal ReleasedRun(RunFacts facts, EarlierTellings earlier)
    {
        _facts = facts;
        _book = new(facts, earlier);
        _rates = new(facts.Populations);
        _comparisons = new(facts, _book, _rates);
        _smallAreas = new(facts, _book, _rates);
        _published = new(facts, _book);
        ProfileAreas = [.. facts.Areas.Values.Where(a => a.Kind == facts.Run.AreaKind).OrderBy(a => a.Name, StringComparer.Ordinal)];
        Force = facts.Areas.Values.FirstOrDefault(area => area.Kind == AreaKinds.Force);
    }

    /// <summary>The computation.</summary>
    public IndicatorRun Run => _facts.Run;

    /// <summary>The areas that a profile is made for, by name.</summary>
    public IReadOnlyList<AreaName> ProfileAreas { get; }

    /// <summary>The force; null only where the area reference data names none.</summary>
    public AreaName? Force { get; }

    /// <summary>The indicators of a profile area, in the order of the catalogue.</summary>
    /// <exception cref="ArgumentException">No area of the run's kind has that code on the run's day.</exception>
    public IReadOnlyList<ReleasedIndicator> For(string areaCode) => For(_facts.Run.AreaKind, areaCode);

    /// <summary>The indicators of any area: the force, a district, a ward.</summary>
    /// <exception cref="ArgumentException">There is no such area on the run's day.</exception>
    public IReadOnlyList<ReleasedIndicator> For(string areaKind, string areaCode)
    {
        var area = new AreaKey(areaKind, areaCode);
        return _facts.Areas.ContainsKey(area)
            ? [.. _facts.Definitions.Select(definition => Indicator(definition, area))]
            : throw new ArgumentException($"There is no {areaKind} '{areaCode}' on {PeriodWords.Day(Run.AreasOn)}.", nameof(areaCode));
    }

    /// <summary>Every source that serves an area, month by month: the rows of its coverage grid.</summary>
    public IReadOnlyList<AgencyReturns> Coverage(string areaKind, string areaCode)
        => [.. _facts.Senders.Select(kind => kind.Key).Order(StringComparer.Ordinal)
            .SelectMany(kind => _book.Agencies(kind, new(areaKind, areaCode)))];

    private ReleasedIndicator Indicator(RunDefinition run, AreaKey area)
    {
        var definition = run.Definition;
        var isPublished = definition.Aggregate == IndicatorAggregate.Value;
        var values = _published.Of(run, area);
        var count = isPublished ? values.Figure : _book.Period(run, area);
        var decimals = Decimals(run);
        return new()
        {
            FigureCode = run.FigureCode,
            Indicator = definition.Code,
            Title = definition.Title,
            Theme = definition.Theme,
            Unit = definition.Unit,
            CountsEveryRow = definition.Aggregate == IndicatorAggregate.Count && definition.Where.Count == 0,
            Area = _facts.Areas[area],
            Period = isPublished ? values.Period : PeriodWords.Of(Run.PeriodFrom, Run.PeriodUntil),
            Count = count,
            CountOfReceivedMonths = isPublished || count.State != FigureState.NotReceived ? null : _book.OfReceivedMonths(run, area),
            Rate = _rates.Of(definition, area, count, decimals),
            Change = isPublished
                ? Comparisons.Published(count, values.Previous, values.PreviousPeriod)
                : _comparisons.Change(run, area, count),
            Comparison = isPublished ? null : _comparisons.Standing(run, area, count, decimals),
            Areas = AreaFigures(run, decimals),
            Series = isPublished ? values.Series : _book.Steps(run, area),
            Wider = isPublished ? values.Wider : Wider(run, area),
            Parts = isPublished ? values.Parts : [],
            SmallAreas = _smallAreas.Of(run, area, decimals),
            HotSpots = _smallAreas.Hot(run, area),
            Loose = _book.Loose(run),
            ByAgency = isPublished ? [] : _book.ByAgency(run, area, count),
            Coverage = Coverages.Of(_facts, _book, run, area),
            Provenance = Coverages.Trace(_facts, _book, run, area),
        };
    }

    // The same decimals for every area of an indicator, chosen by the force's rate.
    private int Decimals(RunDefinition run)
        => Force is { } force && run.Definition.Denominator is not null
            ? Rates.Decimals(_rates.Value(run.Definition, new(force.Kind, force.Code), _book.Period(run, new(force.Kind, force.Code)), 4))
            : 1;

    private IReadOnlyList<AreaFigure> AreaFigures(RunDefinition run, int decimals)
    {
        if (_areaFigures.TryGetValue(run.Definition.Code, out var known))
        {
            return known;
        }

        var areas = ProfileAreas.Select(area => Side(run, area, decimals)).ToList();
        var comparable = areas.All(side => Ranked(side).HasValue);
        var ranked = areas.Select(side => side with
        {
            Rank = comparable ? 1 + areas.Count(other => Ranked(other).Value > Ranked(side).Value) : null,
        });
        var whole = Force is { } force ? new[] { Side(run, force, decimals) } : [];
        return _areaFigures[run.Definition.Code] = [.. ranked, .. whole];
    }

    private static Figure Ranked(AreaFigure side) => side.Rate?.Rate ?? side.Count;

    private AreaFigure Side(RunDefinition run, AreaName area, int decimals)
    {
        var key = new AreaKey(area.Kind, area.Code);
        var count = run.Definition.Aggregate == IndicatorAggregate.Value ? _published.Of(run, key).Figure : _book.Period(run, key);
        return new(area, count, _rates.Of(run.Definition, key, count, decimals), null);
    }

    // A count made for the county or force only stands beside the area as that area's figure.
    private IReadOnlyList<PublishedFigure> Wider(RunDefinition run, AreaKey area)
        => _book.Period(run, area).State != FigureState.NotAtThisLevel ? [] :
        [
            .. _facts.Narrowest(area, wider => run.Levels.Contains(wider.Kind)).Select(wider => new PublishedFigure(
                _facts.Areas[wider],
                PeriodWords.Of(Run.PeriodFrom, Run.PeriodUntil),
                _book.Period(run, wider),
                _book.Previous(run, wider),
                LevelWords.NotSplit(wider.Kind))),
        ];
}
