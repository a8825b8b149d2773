using Hub.Data.Areas;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators.Release;

/// <summary>
/// The numbers of an indicator that the profiles of a run print: profile areas by steps and periods, and of the force the period. A
/// reader knows that areas add up to the force and steps to periods, but for rows that were placed or dated more widely; where there
/// are none, exactly.
/// </summary>
internal sealed class FigureCells
{
    // Rows placed more widely are printed for some sources, themselves suppressed or rounded.
    private const long AroundWider = 7;

    private readonly Dictionary<FigureKey, (ToldPlace Place, ExactFigure? Exact)> _numbers = [];
    private readonly Dictionary<ToldPlace, Known?> _besideSteps = [];
    private readonly Dictionary<FigureKey, int> _parts = [];
    private readonly List<ToldSum> _sums = [];
    private readonly Dictionary<AreaKey, string> _names = [];
    private readonly bool _isSum;

    public FigureCells(
        RunFacts facts, RunDefinition definition, Func<FigureKey, ExactFigure?> exact, Func<AreaKey, AreaKey?> counted)
    {
        _isSum = definition.Definition.Aggregate == IndicatorAggregate.Sum;
        var run = facts.Run;
        (DateOnly, DateOnly)[] periods = [(run.PeriodFrom, run.PeriodUntil), (run.PreviousFrom, run.PeriodFrom)];
        var steps = Steps(run, definition.Definition.StepMonths);
        foreach (var area in facts.Areas.Keys.Where(area => area.Kind == run.AreaKind).OrderBy(area => area.Code, StringComparer.Ordinal))
        {
            if (counted(area) is { } own)
            {
                Add(own, facts.Areas[area].Name, periods.Union(steps), exact);
                continue;
            }

            // "County figure, not split": told of both periods, never of their steps.
            foreach (var wider in facts.Narrowest(area, wider => definition.Levels.Contains(wider.Kind)))
            {
                Add(wider, ToldPlace.Wider(facts.Areas[wider].Name), periods, exact);
            }
        }

        if (!definition.Definition.IsRegister)
        {
            AddSteps(periods, steps);
        }

        Areas = [.. _names.Keys];
        var force = facts.Areas.Keys.Where(area => area.Kind == AreaKinds.Force && counted(area) == area).Take(2).ToList();
        if (force.Count == 1 && !_names.ContainsKey(force[0]))
        {
            Add(force[0], ToldPlace.Force, periods[..1], exact);
            if (!definition.Definition.AreasOverlap)
            {
                AddForce(force[0], run);
            }
        }
    }

    /// <summary>The areas below the force that are printed.</summary>
    public IReadOnlyList<AreaKey> Areas { get; }

    /// <summary>The numbers that are printed.</summary>
    public IEnumerable<FigureKey> Keys => _numbers.Keys;

    /// <summary>Whether amounts are summed; else rows are counted.</summary>
    public bool IsSum => _isSum;

    /// <summary>Where a number stands in the table; null where none is printed.</summary>
    public ToldPlace? Place(FigureKey key) => _numbers.TryGetValue(key, out var number) ? number.Place : null;

    /// <summary>The numbers as a policy would release them. One that somebody has not sent is no choice and tells nothing.</summary>
    public IReadOnlyList<PlannedNumber> Plan(Suppression policy) =>
    [
        .. _numbers.Select(pair => new PlannedNumber(
            pair.Value.Place,
            pair.Value.Exact is { } known ? PolicyCells.Plan(policy, known, _isSum, 1 + (_parts.GetValueOrDefault(pair.Key) / 4d)) : null)),
    ];

    /// <summary>The table as it would be told.</summary>
    public Telling Telling(string name, Func<DateOnly, DateOnly, string> mark) => new(name, [], mark)
    {
        AddsUp = _besideSteps.Count > 0,
        Sums = _sums,
        BesideSteps = place => _besideSteps.GetValueOrDefault(place),
    };

    /// <summary>The periods of an area beside whose steps rows are dated more widely.</summary>
    public IEnumerable<ToldPlace> Loose => _besideSteps.Where(pair => pair.Value != Known.Exactly(0)).Select(pair => pair.Key);

    private static List<(DateOnly From, DateOnly Until)> Steps(IndicatorRun run, int months)
    {
        var steps = new List<(DateOnly, DateOnly)>();
        var from = run.PreviousFrom;
        for (var until = from.AddMonths(months); until <= run.PeriodUntil; from = until, until = from.AddMonths(months))
        {
            steps.Add((from, until));
        }

        return steps;
    }

    private void Add(
        AreaKey area, string name, IEnumerable<(DateOnly From, DateOnly Until)> windows, Func<FigureKey, ExactFigure?> exact)
    {
        _names[area] = name;
        foreach (var (from, until) in windows)
        {
            var key = new FigureKey(area, from, until);
            _numbers[key] = (new(name, from, until), exact(key));
        }
    }

    private void AddSteps((DateOnly, DateOnly)[] periods, List<(DateOnly From, DateOnly Until)> steps)
    {
        foreach (var area in _names.Keys)
        {
            foreach (var (from, until) in periods)
            {
                var whole = new FigureKey(area, from, until);
                var parts = steps.Where(step => from <= step.From && step.Until <= until && step != (from, until))
                    .Select(step => new FigureKey(area, step.From, step.Until)).Where(_numbers.ContainsKey).ToList();
                var rest = parts.Count == 0 ? 0 : Rest(whole, parts);
                _parts[whole] = parts.Count;
                _besideSteps[_numbers[whole].Place] = rest switch
                {
                    null or > 0 => Known.Nothing,
                    0 => Known.Exactly(0),
                    _ => null,
                };
            }
        }
    }

    private void AddForce(AreaKey force, IndicatorRun run)
    {
        var whole = new FigureKey(force, run.PeriodFrom, run.PeriodUntil);
        var parts = Areas.Select(area => new FigureKey(area, run.PeriodFrom, run.PeriodUntil)).ToList();
        if (parts.Count > 0 && Rest(whole, parts) is { } rest and >= 0)
        {
            _parts[whole] = parts.Count;
            _sums.Add(new(
                ToldPlace.Force, [.. Areas.Select(area => _names[area])], run.PeriodFrom, run.PeriodUntil,
                rest == 0 ? Known.Exactly(0) : new(0, Math.Max(AroundWider, rest + AroundWider))));
        }
    }

    // Null where somebody has not sent the whole or a part.
    private long? Rest(FigureKey whole, List<FigureKey> parts)
        => _numbers[whole].Exact is { } total && parts.All(part => _numbers[part].Exact is not null)
            ? Whole(total) - parts.Sum(part => Whole(_numbers[part].Exact!.Value))
            : null;

    private static long Whole(ExactFigure figure) => (long)Math.Round(figure.Value, MidpointRounding.AwayFromZero);
}
