using Hub.Data.Areas;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Statistics;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Release;

/// <summary>LSOA figures for maps, and their clustering over the whole force.</summary>
internal sealed class SmallAreas(RunFacts facts, FigureBook book, Rates rates)
{
    private const string Note =
        "Hot spots: LSOAs that with their neighbours have a high rate beyond chance (Getis–Ord Gi*, 5 % false discovery). "
        + "Indicative only: places may have been moved to a nearby point before they were published.";

    private readonly Dictionary<string, IReadOnlyDictionary<string, (LocalClustering Result, double Adjusted)>> _clustering =
        new(StringComparer.Ordinal);

    /// <summary>One figure for each LSOA of an area; empty where the indicator may not be mapped.</summary>
    public IReadOnlyList<SmallAreaFigure> Of(RunDefinition definition, AreaKey area, int decimals)
        => definition.Definition.IsMapped && ReleasePlan.IsWholeYear(facts.Run)
            ? [.. facts.Lsoas[area].Select(lsoa => Figures(definition, lsoa, decimals))]
            : [];

    /// <summary>The hot LSOAs of an area; null where clustering is not tested.</summary>
    public HotSpots? Hot(RunDefinition definition, AreaKey area)
    {
        if (!ReleasePlan.IsWholeYear(facts.Run) || !definition.Definition.HasHotSpots || definition.Definition.Denominator is null)
        {
            return null;
        }

        if (!_clustering.TryGetValue(definition.Definition.Code, out var clustering))
        {
            _clustering[definition.Definition.Code] = clustering = Test(definition);
        }

        var hot = facts.Lsoas[area]
            .Where(lsoa => clustering.TryGetValue(lsoa, out var found)
                && found.Result.Z > 0 && found.Adjusted <= FalseDiscovery.Rate)
            .Select(lsoa => (lsoa, clustering[lsoa].Result.Z))
            .OrderByDescending(pair => pair.Z);
        return new([.. hot.Select(pair => new HotSpot(pair.lsoa, Z(pair.Z)))], clustering.Count, Note);
    }

    // Derived from released rates, so it is a derived figure of the indicator itself.
    private static Figure Z(double z) => Figure.Derive(2, [], _ => (decimal)z);

    private SmallAreaFigure Figures(RunDefinition definition, string lsoa, int decimals)
    {
        var key = new AreaKey(AreaKinds.Lsoa, lsoa);
        var count = book.Period(definition, key);
        return new(lsoa, count, rates.Value(definition.Definition, key, count, decimals));
    }

    // LSOAs without a released rate (suppressed, no residents) take no part, as neighbours neither.
    private Dictionary<string, (LocalClustering, double)> Test(RunDefinition definition)
    {
        var tested = facts.Areas.Keys.Where(area => area.Kind == AreaKinds.Lsoa)
            .Select(area => Figures(definition, area.Code, 4))
            .Where(figures => figures.Rate.HasValue)
            .OrderBy(figures => figures.Lsoa, StringComparer.Ordinal)
            .ToList();
        var places = tested.Select((figures, i) => (figures.Lsoa, i)).ToDictionary(p => p.Lsoa, p => p.i, StringComparer.Ordinal);
        var results = GetisOrd.Star(
            [.. tested.Select(figures => (double)figures.Rate.Value!.Value)],
            [.. tested.Select(figures => (IReadOnlyList<int>)
                [.. facts.Neighbours[figures.Lsoa].Where(places.ContainsKey).Select(neighbour => places[neighbour])])]);
        var adjusted = FalseDiscovery.Adjust([.. results.Select(result => result.Probability)]);
        return tested.Select((figures, i) => (figures.Lsoa, (results[i], adjusted[i])))
            .ToDictionary(pair => pair.Lsoa, pair => pair.Item2, StringComparer.Ordinal);
    }
}
