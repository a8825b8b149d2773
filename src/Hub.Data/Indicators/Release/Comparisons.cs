using Hub.Data.Areas;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Statistics;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Release;

/// <summary>
/// What may be called "beyond chance": every change and every difference from the rest of the force that can be tested is
/// tested from released figures, and the two families of tests are each controlled for false discovery over all profile areas
/// and indicators of the run.
/// </summary>
internal sealed class Comparisons
{
    private readonly RunFacts _facts;
    private readonly FigureBook _book;
    private readonly Rates _rates;
    private readonly AreaKey? _force;
    private readonly Dictionary<(string, AreaKey), RateRatio> _changes = [];
    private readonly Dictionary<(string, AreaKey), RateRatio> _standings = [];

    public Comparisons(RunFacts facts, FigureBook book, Rates rates)
    {
        (_facts, _book, _rates) = (facts, book, rates);
        _force = facts.Areas.Keys.Where(area => area.Kind == AreaKinds.Force).Select(area => (AreaKey?)area).FirstOrDefault();
        var areas = facts.Areas.Keys.Where(area => area.Kind == facts.Run.AreaKind || area == _force).ToList();
        foreach (var definition in facts.Definitions.Where(IsTestable))
        {
            foreach (var area in areas)
            {
                AddChange(definition, area);
                AddStanding(definition, area);
            }
        }

        Control(_changes);
        Control(_standings);
    }

    /// <summary>This period against the one before.</summary>
    public ReleasedChange Change(RunDefinition definition, AreaKey area, Figure current)
    {
        var previous = _book.Previous(definition, area);
        var period = PeriodWords.Of(_facts.Run.PreviousFrom, _facts.Run.PeriodFrom);
        var (direction, words) = Judge(definition, area, current, previous, period);
        return Of(previous, current, period, direction, words);
    }

    /// <summary>A published value against the one published before it: shown, not tested.</summary>
    public static ReleasedChange Published(Figure current, Figure previous, string period)
        => Of(previous, current, period, Direction.NoComparison,
            current.HasValue && previous.HasValue
                ? "published values are compared without a test"
                : "no comparison: no earlier published value");

    /// <summary>This area against the rest of the force; null for the force and where there is no rate.</summary>
    public ReleasedComparison? Standing(RunDefinition definition, AreaKey area, Figure count, int decimals)
    {
        if (_force is not { } force || area == force || definition.Definition.Denominator is null)
        {
            return null;
        }

        var forceRate = _rates.Value(definition.Definition, force, _book.Period(definition, force), decimals);
        if (definition.Definition.AreasOverlap)
        {
            var overlap = Figure.Withheld("areas overlap");
            return new(forceRate, overlap, overlap, overlap, Released.Standing.NoComparison, "beside the force only: areas overlap");
        }

        var inputs = Inputs(definition, area, force, count);
        var standing = Find(definition, area);
        return new(
            forceRate,
            Figure.Derive(2, inputs, v => Finite(Ratio(v)?.Ratio)),
            Figure.Derive(2, inputs, v => Finite(Ratio(v)?.Lower)),
            Figure.Derive(2, inputs, v => Finite(Ratio(v)?.Upper)),
            standing,
            standing switch
            {
                Released.Standing.Higher => "higher than the rest of the force, beyond chance",
                Released.Standing.Lower => "lower than the rest of the force, beyond chance",
                Released.Standing.NoClearDifference => "no clear difference from the rest of the force",
                Released.Standing.NoComparison => "no comparison with the rest of the force: " + WhyNone(definition, inputs),
                _ => throw new InvalidOperationException($"No words for {standing}."),
            });
    }

    private Standing Find(RunDefinition definition, AreaKey area)
        => !_standings.TryGetValue((definition.Definition.Code, area), out var ratio) ? Released.Standing.NoComparison
            : ratio.Probability > FalseDiscovery.Rate ? Released.Standing.NoClearDifference
            : ratio.Ratio > 1 ? Released.Standing.Higher
            : Released.Standing.Lower;

    private static string WhyNone(RunDefinition definition, IReadOnlyList<Figure> inputs)
        => !inputs[0].HasValue ? inputs[0].Text
            : !inputs[2].HasValue ? $"the force's figure is {inputs[2].Text}"
            : inputs.FirstOrDefault(input => !input.HasValue)?.Text
                ?? (definition.Definition.IsRegister ? "registers are not tested for chance" : "amounts are not tested for chance");

    // Registers stand twice and amounts are no counts: neither is a draw from a Poisson distribution.
    private static bool IsTestable(RunDefinition definition)
        => definition.Definition is { Aggregate: IndicatorAggregate.Count, IsRegister: false };

    private (Direction, string) Judge(RunDefinition definition, AreaKey area, Figure current, Figure previous, string period)
    {
        if (!current.HasValue)
        {
            return (Direction.NoComparison, $"no comparison: {current.Text}");
        }

        if (!previous.HasValue)
        {
            var why = previous.State != FigureState.NotReceived ? previous.Text
                : previous.Text == Figure.NotReceived().Text ? "was not supplied"
                : $"was not supplied in full ({previous.Text})";
            return (Direction.NoComparison, $"no comparison: {period} {why}");
        }

        return !_changes.TryGetValue((definition.Definition.Code, area), out var ratio)
            ? (Direction.NoComparison, IsTestable(definition) ? "no comparison: nothing to test" : "compared without a test of chance")
            : ratio.Probability > FalseDiscovery.Rate ? (Direction.NoClearChange, "no clear change")
            : ratio.Ratio > 1 ? (Direction.Rising, "rising, beyond chance")
            : (Direction.Falling, "falling, beyond chance");
    }

    private void AddChange(RunDefinition definition, AreaKey area)
    {
        var (current, previous) = (_book.Period(definition, area), _book.Previous(definition, area));
        if (current.Value is { } later && previous.Value is { } earlier)
        {
            var run = _facts.Run;
            _changes[(definition.Definition.Code, area)] = RateRatio.Of(
                (double)later, run.PeriodUntil.DayNumber - run.PeriodFrom.DayNumber,
                (double)earlier, run.PeriodFrom.DayNumber - run.PreviousFrom.DayNumber);
        }
    }

    private void AddStanding(RunDefinition definition, AreaKey area)
    {
        if (_force is { } force && area != force && definition.Definition is { Denominator: not null, AreasOverlap: false })
        {
            var inputs = Inputs(definition, area, force, _book.Period(definition, area));
            if (inputs.All(input => input.HasValue) && Ratio([.. inputs.Select(input => input.Value!.Value)]) is { } ratio)
            {
                _standings[(definition.Definition.Code, area)] = ratio;
            }
        }
    }

    private IReadOnlyList<Figure> Inputs(RunDefinition definition, AreaKey area, AreaKey force, Figure count) =>
    [
        count,
        _rates.Denominator(definition.Definition, area),
        _book.Period(definition, force),
        _rates.Denominator(definition.Definition, force),
    ];

    // Rounding may make a part larger than its whole by a step: the rest is then nothing.
    private static RateRatio? Ratio(IReadOnlyList<decimal> v)
        => v[1] > 0 && v[3] > v[1]
            ? RateRatio.Of((double)v[0], (double)v[1], (double)Math.Max(0, v[2] - v[0]), (double)(v[3] - v[1]))
            : null;

    private static decimal? Finite(double? value)
        => value is { } v && double.IsFinite(v) && Math.Abs(v) < 1e9 ? (decimal)v : null;

    private static ReleasedChange Of(Figure previous, Figure current, string period, Direction direction, string words) => new(
        previous,
        period,
        Figure.Derive(Math.Max(current.Decimals, previous.Decimals), [current, previous], v => v[0] - v[1]),
        Figure.Derive(1, [current, previous], v => v[1] != 0 ? (v[0] - v[1]) / v[1] * 100 : null),
        direction,
        words);

    private static void Control(Dictionary<(string, AreaKey), RateRatio> family)
    {
        var keys = family.Keys.ToList();
        var adjusted = FalseDiscovery.Adjust([.. keys.Select(key => family[key].Probability)]);
        for (var i = 0; i < keys.Count; i++)
        {
            family[keys[i]] = family[keys[i]] with { Probability = adjusted[i] };
        }
    }
}
