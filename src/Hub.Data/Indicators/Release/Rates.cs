using System.Globalization;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Statistics;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Release;

/// <summary>Rates, made from released counts and published denominators only.</summary>
internal sealed class Rates
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["residents"] = "residents",
        ["residents_0_17"] = "residents under 18",
        ["residents_10_17"] = "residents aged 10 to 17",
        ["households"] = "households",
    };

    private readonly Dictionary<(string, AreaKey), Population> _populations;

    public Rates(IEnumerable<Population> populations)
        => _populations = populations.ToDictionary(p => (p.Measure, new AreaKey(p.Kind, p.Code)));

    /// <summary>The denominator of an indicator for an area; without one, a figure that says so.</summary>
    public Figure Denominator(IndicatorDefinition definition, AreaKey area)
        => Find(definition, area) is { } population ? Figure.Published(population.Value) : Figure.Withheld("no denominator for this area");

    /// <summary>The rate of a released count, or null when the indicator has no denominator.</summary>
    public ReleasedRate? Of(IndicatorDefinition definition, AreaKey area, Figure count, int decimals)
    {
        if (definition.Denominator is null)
        {
            return null;
        }

        var found = Find(definition, area);
        var denominator = Denominator(definition, area);
        var hasInterval = definition is { Aggregate: IndicatorAggregate.Count };
        return new(
            Value(definition, count, denominator, decimals),
            hasInterval ? Limit(definition, count, denominator, decimals, interval => interval.Lower) : null,
            hasInterval ? Limit(definition, count, denominator, decimals, interval => interval.Upper) : null,
            Words(definition, found),
            denominator,
            found?.Year,
            found?.Source);
    }

    /// <summary>The rate alone.</summary>
    public Figure Value(IndicatorDefinition definition, AreaKey area, Figure count, int decimals)
        => Value(definition, count, Denominator(definition, area), decimals);

    /// <summary>As many decimals as tell areas apart: one from ten upwards, two from a tenth, three below.</summary>
    public static int Decimals(Figure rate) => rate.Value switch
    {
        >= 10 => 1,
        null or >= 0.1m => 2,
        _ => 3,
    };

    private static Figure Value(IndicatorDefinition definition, Figure count, Figure denominator, int decimals)
        => Figure.Derive(decimals, [count, denominator], v => v[1] > 0 ? v[0] / v[1] * definition.Per : null);

    private static Figure Limit(
        IndicatorDefinition definition, Figure count, Figure denominator, int decimals, Func<PoissonInterval, double> limit)
        => Figure.Derive(
            decimals,
            [count, denominator],
            v => v[1] > 0 ? (decimal)limit(PoissonInterval.Of((double)v[0])) / v[1] * definition.Per : null);

    // "Census 2021" is said where the source's title begins so; otherwise the year alone.
    private static string Words(IndicatorDefinition definition, Population? population)
    {
        var per = definition.Per.ToString("N0", CultureInfo.InvariantCulture);
        var name = Names.GetValueOrDefault(definition.Denominator!, definition.Denominator!);
        if (population is null)
        {
            return $"per {per} {name}";
        }

        var year = population.Year.ToString(CultureInfo.InvariantCulture);
        var when = population.Source.StartsWith("Census " + year, StringComparison.Ordinal) ? "Census " + year : year;
        return population.Basis == "estimated" ? $"per {per} {name} ({when}, estimated)" : $"per {per} {name} ({when})";
    }

    private Population? Find(IndicatorDefinition definition, AreaKey area)
        => definition.Denominator is { } measure ? _populations.GetValueOrDefault((measure, area)) : null;
}
