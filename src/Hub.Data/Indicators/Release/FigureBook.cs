using Hub.Data.Areas;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Release;

/// <summary>
/// The first and only step that sees exact observations: it turns each into a figure under the policy of its kind. A month
/// that every agency concerned has sent and that holds no row is zero; one that somebody has not sent is not received.
/// </summary>
internal sealed class FigureBook
{
    private readonly RunFacts _facts;
    private readonly Dictionary<(string, AreaKey, string, DateOnly, DateOnly), Observation> _observations;
    private readonly ILookup<(string, AreaKey), Observation> _published;
    private readonly Dictionary<(string, string), AreaKey?> _withheld = [];
    private readonly Dictionary<string, KindReturns> _returns = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, AreaKey), IReadOnlyList<AgencyReturns>> _agencies = [];

    public FigureBook(RunFacts facts)
    {
        _facts = facts;
        _observations = facts.Observations.Where(o => o.Series != "published")
            .ToDictionary(o => (o.Indicator, o.Area, o.Series, o.PeriodFrom, o.PeriodUntil));
        _published = facts.Observations.Where(o => o.Series == "published").ToLookup(o => (o.Indicator, o.Area));
    }

    /// <summary>The agencies that speak for an area.</summary>
    public IReadOnlyList<AgencyReturns> Agencies(string kind, AreaKey area)
    {
        if (!_agencies.TryGetValue((kind, area), out var agencies))
        {
            if (!_returns.TryGetValue(kind, out var returns))
            {
                _returns[kind] = returns = new(_facts.Senders[kind]);
            }

            _agencies[(kind, area)] = agencies = returns.For(_facts.Districts[area]);
        }

        return agencies;
    }

    /// <summary>The figure of the run's period.</summary>
    public Figure Period(RunDefinition definition, AreaKey area)
        => AmongAreas(definition, area, "period", _facts.Run.PeriodFrom, _facts.Run.PeriodUntil);

    /// <summary>The figure of the period before.</summary>
    public Figure Previous(RunDefinition definition, AreaKey area)
        => AmongAreas(definition, area, "previous", _facts.Run.PreviousFrom, _facts.Run.PeriodFrom);

    /// <summary>What arrived adds up to, whether or not months are missing.</summary>
    public Figure OfReceivedMonths(RunDefinition definition, AreaKey area)
        => Release(definition, Counting(definition, area) ?? area, "period", _facts.Run.PeriodFrom, _facts.Run.PeriodUntil);

    /// <summary>The steps of both periods in order.</summary>
    public IReadOnlyList<PeriodFigure> Steps(RunDefinition definition, AreaKey area)
    {
        var steps = new List<PeriodFigure>();
        var months = definition.Definition.StepMonths;
        var from = _facts.Run.PreviousFrom;
        for (var until = from.AddMonths(months); until <= _facts.Run.PeriodUntil; from = until, until = from.AddMonths(months))
        {
            steps.Add(new(from, until, PeriodWords.Of(from, until), Counted(definition, area, "step", from, until)));
        }

        Protect(definition, steps, Previous(definition, area), _facts.Run.PreviousFrom, _facts.Run.PeriodFrom);
        Protect(definition, steps, Period(definition, area), _facts.Run.PeriodFrom, _facts.Run.PeriodUntil);
        return steps;
    }

    /// <summary>The published values of exactly this area, oldest first.</summary>
    public IReadOnlyList<PeriodFigure> Published(RunDefinition definition, AreaKey area)
        => [.. _published[(definition.Definition.Code, area)]
            .OrderBy(o => o.PeriodUntil).ThenBy(o => o.PeriodFrom)
            .Select(o => new PeriodFigure(o.PeriodFrom, o.PeriodUntil, PeriodWords.Of(o.PeriodFrom, o.PeriodUntil), Value(definition, o)))];

    /// <summary>Rows of an indicator by how they were placed, under the same policy.</summary>
    public Figure Placed(RunDefinition definition, Func<string, bool> precision)
        => definition.Definition.Suppression.Release(_facts.Placements
            .Where(p => p.Indicator == definition.Definition.Code && precision(p.Precision)).Sum(p => p.Rows));

    // Steps of a register, or steps that do not fill the period, do not add up to it and tell nothing.
    private static void Protect(RunDefinition definition, List<PeriodFigure> steps, Figure total, DateOnly from, DateOnly until)
    {
        var parts = steps.Where(step => from <= step.From && step.Until <= until).ToList();
        if (!definition.Definition.IsRegister && parts.Count > 0
            && Differencing.Withhold(definition.Definition.Suppression, total, [.. parts.Select(part => part.Figure)]) is { } place)
        {
            steps[steps.IndexOf(parts[place])] = parts[place] with { Figure = Figure.Withheld(Differencing.Words) };
        }
    }

    // The profile areas and the force stand in one table: a figure that would give a neighbour's away is withheld.
    private Figure AmongAreas(RunDefinition definition, AreaKey area, string series, DateOnly from, DateOnly until)
    {
        if (area.Kind != _facts.Run.AreaKind || definition.Definition.AreasOverlap)
        {
            return Counted(definition, area, series, from, until);
        }

        if (!_withheld.TryGetValue((definition.Definition.Code, series), out var withheld))
        {
            var areas = _facts.Areas.Keys.Where(key => key.Kind == area.Kind).ToList();
            var force = _facts.Areas.Keys.Where(key => key.Kind == AreaKinds.Force).ToList();
            var place = force.Count != 1 ? null : Differencing.Withhold(
                definition.Definition.Suppression,
                Counted(definition, force[0], series, from, until),
                [.. areas.Select(key => Counted(definition, key, series, from, until))]);
            _withheld[(definition.Definition.Code, series)] = withheld = place is { } found ? areas[found] : null;
        }

        return withheld == area ? Figure.Withheld(Differencing.Words) : Counted(definition, area, series, from, until);
    }

    private static Figure Value(RunDefinition definition, Observation observation) => observation.Reason switch
    {
        null => definition.Definition.Suppression.Release(observation.Value ?? 0, observation.Value ?? 0),
        "several" => Figure.Withheld("several published rows fit"),
        "" => Figure.Withheld("no value published"),
        var code => Figure.Withheld(definition.Definition.ReasonCodes.GetValueOrDefault(code, $"withheld by the publisher ({code})")),
    };

    /// <summary>
    /// The area whose figure an area shows: itself, or one of a counted level made of exactly the same LSOAs (a unitary
    /// authority that is a policing area). Null when there is none.
    /// </summary>
    private AreaKey? Counting(RunDefinition definition, AreaKey area)
        => definition.Levels.Contains(area.Kind) ? area
            : _facts.Wider[area].Where(wider => definition.Levels.Contains(wider.Kind) && _facts.Wider[wider].Contains(area))
                .Select(wider => (AreaKey?)wider).FirstOrDefault();

    private Figure Counted(RunDefinition definition, AreaKey wanted, string series, DateOnly from, DateOnly until)
    {
        if (Counting(definition, wanted) is not { } area)
        {
            var wider = _facts.Narrowest(wanted, other => definition.Levels.Contains(other.Kind)).Select(other => other.Kind);
            return Figure.NotAtThisLevel(LevelWords.NotSplit(wider.FirstOrDefault()));
        }

        var agencies = Agencies(definition.Definition.Kind, area);
        if (agencies.Count == 0)
        {
            return Figure.NotReceived("no agency sends this");
        }

        if (definition.Definition.IsRegister)
        {
            return agencies.All(agency => KindReturns.HasAny(agency, from, until))
                ? Release(definition, area, series, from, until)
                : Figure.NotReceived();
        }

        var missing = KindReturns.Missing(agencies, from, until);
        if (missing.Count == 0)
        {
            return Release(definition, area, series, from, until);
        }

        var months = ((until.Year - from.Year) * 12) + until.Month - from.Month;
        var gaps = missing.SelectMany(pair => pair.Months).Distinct().Count();
        return gaps < months ? Figure.NotReceived($"{months - gaps} of {months} months received") : Figure.NotReceived();
    }

    private Figure Release(RunDefinition definition, AreaKey area, string series, DateOnly from, DateOnly until)
    {
        var exact = _observations.GetValueOrDefault((definition.Definition.Code, area, series, from, until));
        var policy = definition.Definition.Suppression;
        return definition.Definition.Aggregate == IndicatorAggregate.Count
            ? policy.Release(exact?.Rows ?? 0)
            : policy.Release(exact?.Value ?? 0, exact?.Rows ?? 0);
    }
}
