using Hub.Data.Areas;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Disclosure;

/// <summary>
/// All that versions print of one indicator: counts of the area, its neighbours and its months, of the counties that are not split, of
/// the force as its rate tells it, and of the small areas as the rates on the map tell them.
/// </summary>
internal sealed class PrintedTellings
{
    private readonly string _indicator;
    private readonly IReadOnlyList<PrintedVersion> _versions;
    private readonly List<Telling> _numbers = [];
    private readonly List<Telling> _small = [];

    public PrintedTellings(string indicator, IReadOnlyList<PrintedVersion> versions)
    {
        (_indicator, _versions) = (indicator, versions);
        if (LinkedTable.Category(indicator) is { } category)
        {
            (Policy, Title, Code) = category == LinkedPremises.Category
                ? (Suppression.Default, "Premises, each counted once", TableCodes.LinkedPremises)
                : (Suppression.Default, "People, each counted once: " + KnownPeople.Title(category), TableCodes.Linked);
            _numbers.AddRange(versions.Select(version => PrintedPeople.Of(version, category)).OfType<Telling>());
            return;
        }

        foreach (var version in versions)
        {
            var views = version.Definition(indicator).Aggregate == IndicatorAggregate.Value ? [] : version.Figures.Indicators
                .Where(view => view.Id == indicator && PrintedPolicy.Read(view.Suppression) is not null).ToList();
            if (views.Count == 0)
            {
                continue;
            }

            (Policy, Title, Code) = (PrintedPolicy.Read(views[0].Suppression)!, views[0].Title, views[0].Code);
            IsSum = version.Definition(indicator).Aggregate == IndicatorAggregate.Sum;
            _numbers.Add(Numbers(version, views));
            if (views.FirstOrDefault(view => view.LevelNote is null && view.Cells.Count > 0) is { } mapped)
            {
                _small.Add(Small(version, mapped));
            }
        }
    }

    /// <summary>The policy of the version that came last.</summary>
    public Suppression Policy { get; private set; } = Suppression.Default;

    public string Title { get; private set; } = "";

    public string Code { get; private set; } = "";

    /// <summary>Whether amounts are summed.</summary>
    public bool IsSum { get; private set; }

    /// <summary>What each version tells of areas and the force.</summary>
    public IReadOnlyList<Telling> Of => _numbers;

    /// <summary>What each version tells of small areas and the area that they lie in.</summary>
    public IReadOnlyList<Telling> OfSmallAreas => _small;

    private Telling Numbers(PrintedVersion version, IReadOnlyList<IndicatorView> views)
    {
        var front = version.Figures.Front;
        var definition = version.Definition(_indicator);
        var numbers = new List<ToldNumber>();
        foreach (var view in views)
        {
            // "Worcestershire: county figure, not split".
            var area = view.LevelNote is null ? front.AreaName : Wider(view);
            Put(numbers, view, new(area, front.PeriodFrom, front.PeriodUntil), view.Count);
            Put(numbers, view, new(area, Before(front), front.PeriodFrom), view.Previous);
            foreach (var month in definition.StepMonths == 1 ? view.Months : [])
            {
                Put(numbers, view, new(area, month.Month, month.Month.AddMonths(1)), month.Count);
            }

            foreach (var other in view.Areas)
            {
                Put(numbers, view, new(other.Area, front.PeriodFrom, front.PeriodUntil), other.Count);
            }

            // The force's own count is not printed beside the areas', but its rate is.
            if (ForceDenominator(version, view) is { } denominator
                && PrintedPolicy.OfRate(Policy, view.ForceRate, denominator, definition.Per, IsSum) is { } force)
            {
                numbers.Add(new(new(ToldPlace.Force, front.PeriodFrom, front.PeriodUntil), force, IsHidden: !view.ForceRate.HasValue));
            }
        }

        return new(version.Name, numbers, (from, until) => version.Mark(views[0].Kind, _indicator, from, until))
        {
            AddsUp = !definition.IsRegister,
            BesideSteps = place => IsLoose(views, place, LooseSum.Steps) ? Known.Nothing : Known.Exactly(0),
            Sums = definition.AreasOverlap ? [] : [.. views.Where(view => view.LevelNote is null).SelectMany(view => Whole(version, view))],
        };
    }

    private Telling Small(PrintedVersion version, IndicatorView view)
    {
        var front = version.Figures.Front;
        var definition = version.Definition(_indicator);
        var whole = new ToldPlace(front.AreaName, front.PeriodFrom, front.PeriodUntil);
        var numbers = new List<ToldNumber>();
        foreach (var cell in view.Cells)
        {
            var denominator = version.Facts.Denominators.GetValueOrDefault((definition.Denominator ?? "", AreaKinds.Lsoa, cell.Code));
            if (PrintedPolicy.OfRate(Policy, cell.Rate, denominator, definition.Per, IsSum) is { } known)
            {
                numbers.Add(new(whole with { Area = cell.Code }, known, IsHidden: !cell.Rate.HasValue));
            }
        }

        if (PrintedPolicy.Of(Policy, view.Count, IsSum) is { } told)
        {
            numbers.Add(new(whole, told, IsHidden: false));
        }

        return new(version.Name, numbers, (from, until) => version.Mark(view.Kind, _indicator, from, until))
        {
            AddsUp = false,
            Sums =
            [
                new(whole.Area, [.. view.Cells.Select(cell => cell.Code)], whole.From, whole.Until,
                    IsLoose([view], whole, LooseSum.SmallAreas) ? Known.Nothing : Known.Exactly(0)),
            ],
        };
    }

    // The force is the sum of its areas. An area without a number of its own counts in the county that has one, wherever it is printed.
    private IEnumerable<ToldSum> Whole(PrintedVersion version, IndicatorView view)
    {
        var front = version.Figures.Front;
        var own = view.Areas.Where(area => PrintedPolicy.Of(Policy, area.Count, IsSum) is not null).Select(area => area.Area).ToList();
        var elsewhere = view.Areas.Select(area => area.Area).Except(own, StringComparer.Ordinal).ToList();
        var around = _versions
            .Where(other => (other.Figures.Front.PeriodFrom, other.Figures.Front.PeriodUntil) == (front.PeriodFrom, front.PeriodUntil))
            .SelectMany(other => other.Figures.Indicators).Where(other => other.Id == _indicator && other.LevelNote is not null)
            .Select(Wider).Distinct(StringComparer.Ordinal)
            .Where(wider => elsewhere.Any(area => version.Facts.Within[area].Any(name => ToldPlace.Wider(name) == wider)))
            .ToList();
        var isWhole = elsewhere.All(area => version.Facts.Within[area].Any(name => around.Contains(ToldPlace.Wider(name))));
        return own.Count + around.Count < 2
            ? []
            :
            [
                new(ToldPlace.Force, [.. own, .. around], front.PeriodFrom, front.PeriodUntil,
                    isWhole ? Elsewhere(version, view.Kind) : Known.Nothing),
            ];
    }

    // Rows known only for something wider than an area count in the force alone; how many there are is printed for some sources.
    private static Known Elsewhere(PrintedVersion version, string kind)
    {
        var codes = version.Figures.Indicators.Where(view => view.Kind == kind).Select(view => view.Code).ToHashSet(StringComparer.Ordinal);
        var placing = version.Figures.Placing.FirstOrDefault(row => codes.Contains(row.Code));
        return placing?.Wider switch
        {
            { Value: 0 } => Known.Exactly(0),
            { Value: { } value } => new(0, (long)value + Suppression.Default.RoundTo),
            { State: FigureState.Suppressed } => new(0, Suppression.Default.Threshold),
            _ => Known.Nothing,
        };
    }

    private decimal? ForceDenominator(PrintedVersion version, IndicatorView view)
    {
        var known = version.Facts.Denominators
            .Where(pair => pair.Key.Kind == AreaKinds.Force && pair.Key.Measure == version.Definition(_indicator).Denominator)
            .Select(pair => (decimal?)pair.Value).FirstOrDefault();
        return known ?? (view.RateUnit?.StartsWith("per 1,000 residents (", StringComparison.Ordinal) == true
            ? version.Figures.Area.Facts.FirstOrDefault(fact => fact.Label.StartsWith("Residents (", StringComparison.Ordinal))?.Force.Value
            : null);
    }

    private void Put(List<ToldNumber> numbers, IndicatorView view, ToldPlace place, Figure figure)
    {
        if (PrintedPolicy.Of(PrintedPolicy.Read(view.Suppression) ?? Policy, figure, IsSum) is { } known)
        {
            numbers.Add(new(place, known, IsHidden: !figure.HasValue));
        }
    }

    private static string Wider(IndicatorView view)
        => ToldPlace.Wider(view.LevelNote![..view.LevelNote!.IndexOf(": ", StringComparison.Ordinal)]);

    private static bool IsLoose(IReadOnlyList<IndicatorView> views, ToldPlace place, string parts)
        => views.Any(view => view.Loose?.Contains(new(place.Area, place.From, place.Until, parts)) == true);

    private static DateOnly Before(SnapshotFront front) => front.PeriodFrom.AddMonths(
        -(((front.PeriodUntil.Year - front.PeriodFrom.Year) * 12) + front.PeriodUntil.Month - front.PeriodFrom.Month));
}
