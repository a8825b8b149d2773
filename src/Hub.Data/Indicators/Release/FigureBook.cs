using Hub.Data.Areas;
using Hub.Data.Indicators.Disclosure;
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
    private readonly EarlierTellings _earlier;
    private readonly Dictionary<(string, AreaKey, string, DateOnly, DateOnly), Observation> _observations;
    private readonly ILookup<(string, AreaKey), Observation> _published;
    private readonly Dictionary<string, ReleasePlan> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KindReturns> _returns = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, AreaKey), IReadOnlyList<AgencyReturns>> _agencies = [];

    public FigureBook(RunFacts facts, EarlierTellings earlier)
    {
        (_facts, _earlier) = (facts, earlier);
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
        => Protected(definition, area, "period", _facts.Run.PeriodFrom, _facts.Run.PeriodUntil);

    /// <summary>The figure of the period before.</summary>
    public Figure Previous(RunDefinition definition, AreaKey area)
        => Protected(definition, area, "previous", _facts.Run.PreviousFrom, _facts.Run.PeriodFrom);

    /// <summary>What arrived adds up to, whether or not months are missing.</summary>
    public Figure OfReceivedMonths(RunDefinition definition, AreaKey area)
        => Plan(definition).Policy.IsSecondary
            ? Figure.NotReceived()
            : Release(definition, Counting(definition, area) ?? area, "period", _facts.Run.PeriodFrom, _facts.Run.PeriodUntil);

    /// <summary>The steps of both periods in order.</summary>
    public IReadOnlyList<PeriodFigure> Steps(RunDefinition definition, AreaKey area)
    {
        var steps = new List<PeriodFigure>();
        var months = definition.Definition.StepMonths;
        var from = _facts.Run.PreviousFrom;
        for (var until = from.AddMonths(months); until <= _facts.Run.PeriodUntil; from = until, until = from.AddMonths(months))
        {
            steps.Add(new(from, until, PeriodWords.Of(from, until), Protected(definition, area, "step", from, until)));
        }

        return steps;
    }

    /// <summary>The published values of exactly this area, oldest first.</summary>
    public IReadOnlyList<PeriodFigure> Published(RunDefinition definition, AreaKey area)
        => [.. _published[(definition.Definition.Code, area)]
            .OrderBy(o => o.PeriodUntil).ThenBy(o => o.PeriodFrom)
            .Select(o => new PeriodFigure(o.PeriodFrom, o.PeriodUntil, PeriodWords.Of(o.PeriodFrom, o.PeriodUntil), Value(definition, o)))];

    /// <summary>What each agency's rows add up to in the period, told as far as the area's own figure allows.</summary>
    public IReadOnlyList<AgencyFigure> ByAgency(RunDefinition definition, AreaKey area, Figure total)
        => AgencyParts.Of(
            definition.Definition.Aggregate == IndicatorAggregate.Value ? definition.Definition.Suppression : Plan(definition).Policy,
            definition.Definition.Aggregate == IndicatorAggregate.Count,
            total,
            [.. Agencies(definition.Definition.Kind, area).Select(agency => agency.AgencyName).Distinct()],
            [.. _facts.Agencies[(definition.Definition.Code, Counting(definition, area) ?? area)]
                .Select(part => new ExactPart(part.Agency, part.Value, part.Rows))]);

    /// <summary>Rows of an indicator by how they were placed, under the same policy.</summary>
    public Figure Placed(RunDefinition definition, Func<string, bool> precision)
        => definition.Definition.Suppression.Release(_facts.Placements
            .Where(p => p.Indicator == definition.Definition.Code && precision(p.Precision)).Sum(p => p.Rows));

    /// <summary>The policy that an indicator's figures were released under, with the reason where it is not its own.</summary>
    public string PolicyWords(RunDefinition definition)
        => definition.Definition.Aggregate != IndicatorAggregate.Value && Plan(definition) is { Fallback: { } why } plan
            ? $"{plan.Policy.Words} Exact figures could not be protected: {why}."
            : definition.Definition.Suppression.Words;

    /// <summary>Numbers that are more than the sum of their printed parts.</summary>
    public IReadOnlyList<LooseSum> Loose(RunDefinition definition)
        => definition.Definition.Aggregate == IndicatorAggregate.Value ? [] : Plan(definition).Loose;

    // What is withheld so that a small number elsewhere in the tables cannot be worked out.
    private Figure Protected(RunDefinition definition, AreaKey area, string series, DateOnly from, DateOnly until)
        => Counting(definition, area) is { } counted && Counted(definition, area, series, from, until) is var figure
            && (figure.HasValue || figure.State is FigureState.Suppressed or FigureState.Withheld)
            && Plan(definition).IsWithheld(new(counted, from, until))
                ? Figure.Withheld(Suppression.WithheldWords)
                : Counted(definition, area, series, from, until);

    private ReleasePlan Plan(RunDefinition definition)
    {
        var code = definition.Definition.Code;
        return _plans.TryGetValue(code, out var plan)
            ? plan
            : _plans[code] = ReleasePlan.Of(
                _facts, definition, key => Exact(definition, key), area => Counting(definition, area), _earlier);
    }

    private ExactFigure? Exact(RunDefinition definition, FigureKey key)
    {
        var run = _facts.Run;
        var series = (key.From, key.Until) == (run.PeriodFrom, run.PeriodUntil) ? "period"
            : (key.From, key.Until) == (run.PreviousFrom, run.PeriodFrom) ? "previous" : "step";
        if (Gap(definition, key.Area, key.From, key.Until) is not null)
        {
            return null;
        }

        var found = _observations.GetValueOrDefault((definition.Definition.Code, key.Area, series, key.From, key.Until));
        var rows = found?.Rows ?? 0;
        return new(definition.Definition.Aggregate == IndicatorAggregate.Count ? rows : found?.Value ?? 0, rows);
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

        return Gap(definition, area, from, until) ?? Release(definition, area, series, from, until);
    }

    // Why a counted area has no number: somebody has not sent all of it. Null where everything arrived.
    private Figure? Gap(RunDefinition definition, AreaKey area, DateOnly from, DateOnly until)
    {
        var agencies = Agencies(definition.Definition.Kind, area);
        if (agencies.Count == 0)
        {
            return Figure.NotReceived("no agency sends this");
        }

        if (definition.Definition.IsRegister)
        {
            return agencies.All(agency => KindReturns.HasAny(agency, from, until)) ? null : Figure.NotReceived();
        }

        var missing = KindReturns.Missing(agencies, from, until);
        if (missing.Count == 0)
        {
            return null;
        }

        var months = ((until.Year - from.Year) * 12) + until.Month - from.Month;
        var gaps = missing.SelectMany(pair => pair.Months).Distinct().Count();
        return gaps < months ? Figure.NotReceived($"{months - gaps} of {months} months received") : Figure.NotReceived();
    }

    private Figure Release(RunDefinition definition, AreaKey area, string series, DateOnly from, DateOnly until)
    {
        var exact = _observations.GetValueOrDefault((definition.Definition.Code, area, series, from, until));
        var policy = Plan(definition).Policy;
        return definition.Definition.Aggregate == IndicatorAggregate.Count
            ? policy.Release(exact?.Rows ?? 0)
            : policy.Release(exact?.Value ?? 0, exact?.Rows ?? 0);
    }
}
