using Hub.Data.Areas;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators.Release;

/// <summary>
/// What is withheld of one indicator in one run beside what its policy suppresses, so that nobody works out a small number from
/// profile areas and force, steps and periods, small areas and their area, and everything that was released before. Planned once for
/// all areas, from the same rows, so the profiles of neighbours agree.
/// </summary>
internal sealed class ReleasePlan
{
    private const string Name = "these figures";

    private readonly HashSet<FigureKey> _withheld = [];
    private readonly List<LooseSum> _loose = [];

    private ReleasePlan(Suppression policy) => Policy = policy;

    /// <summary>The policy that the figures are released under: rounding where exact figures could not be protected.</summary>
    public Suppression Policy { get; }

    /// <summary>Why exact figures were rounded; null where the indicator's own policy stands.</summary>
    public string? Fallback { get; private init; }

    /// <summary>Sums that rows placed or dated more widely keep from adding up.</summary>
    public IReadOnlyList<LooseSum> Loose => _loose;

    /// <summary>Whether a number is withheld to protect another.</summary>
    public bool IsWithheld(FigureKey key) => _withheld.Contains(key);

    /// <summary>Plans an indicator.</summary>
    /// <param name="facts">What the run rests on.</param>
    /// <param name="definition">The indicator.</param>
    /// <param name="exact">The exact number of a key; null where none is printed.</param>
    /// <param name="counted">The area whose number an area shows.</param>
    /// <param name="earlier">What was released before.</param>
    public static ReleasePlan Of(
        RunFacts facts, RunDefinition definition, Func<FigureKey, ExactFigure?> exact, Func<AreaKey, AreaKey?> counted,
        EarlierTellings earlier, DisclosureLimits? limits = null)
    {
        var policy = definition.Definition.Suppression;
        if (policy.Threshold == 0 || definition.Definition.Aggregate == IndicatorAggregate.Value)
        {
            return new(policy);
        }

        var table = new FigureCells(facts, definition, exact, counted);
        var plan = new ReleasePlan(policy) { Limits = limits ?? DisclosureLimits.Default };
        if (plan.Fill(facts, definition, table, exact, earlier) is not { Failure: { } failure } first)
        {
            return plan;
        }

        var rounded = new ReleasePlan(policy.IsSecondary ? new(policy.Threshold, Suppression.Default.RoundTo) : policy)
        {
            Fallback = policy.IsSecondary ? failure : null,
            Limits = plan.Limits,
        };
        var second = policy.IsSecondary ? rounded.Fill(facts, definition, table, exact, earlier) : first;

        // Beyond the limits rounding stands alone, and the check before a release has the last word.
        if (second is { IsBeyondLimits: false })
        {
            // Nothing that was tried protects: all that hangs together is withheld but the force's own total.
            rounded._withheld.UnionWith(table.Keys.Where(key => key.Area.Kind != AreaKinds.Force && exact(key) is { Rows: > 0 }));
        }

        return rounded;
    }

    private DisclosureLimits Limits { get; init; } = DisclosureLimits.Default;

    // Null when done, else the plan that failed.
    private TablePlan? Fill(
        RunFacts facts, RunDefinition definition, FigureCells table, Func<FigureKey, ExactFigure?> exact, EarlierTellings earlier)
    {
        string Mark(DateOnly from, DateOnly until) => UsedReturn.Mark(
            earlier.Returns, definition.Definition.Kind, RuleOf(facts.Run.RuleVersion, definition.Definition), from, until);
        var plan = TablePlan.Of(
            Policy, table.Telling(Name, Mark), table.Plan(Policy), earlier.Of(definition.Definition.Code), table.IsSum,
            Limits);
        if (plan.Failure is not null)
        {
            return plan;
        }

        _withheld.UnionWith(table.Keys.Where(key => plan.IsWithheld(table.Place(key)!.Value)));
        _loose.AddRange(table.Loose.Select(place => new LooseSum(place.Area, place.From, place.Until, LooseSum.Steps)));
        foreach (var area in definition.Definition.IsMapped && IsWholeYear(facts.Run) ? table.Areas : [])
        {
            var key = new FigureKey(area, facts.Run.PeriodFrom, facts.Run.PeriodUntil);
            var place = table.Place(key)!.Value;
            if (SmallAreaCells.Of(facts, key, place, exact, plan.Implied(place)) is not { } small)
            {
                continue;
            }

            var smallPlan = TablePlan.Of(
                Policy, small.Telling(Name, Mark), small.Plan(Policy), earlier.SmallOf(definition.Definition.Code), table.IsSum,
                Limits);
            _withheld.UnionWith(small.Keys.Where(lsoa => smallPlan.Failure is null
                ? smallPlan.IsWithheld(SmallAreaCells.Place(lsoa))
                : exact(lsoa) is { Rows: > 0 }));
            if (!small.IsWhole)
            {
                _loose.Add(new(place.Area, place.From, place.Until, LooseSum.SmallAreas));
            }
        }

        return null;
    }

    /// <summary>
    /// Whether small areas are told at all: for twelve months at once only. Shorter tables are mostly small numbers, and longer ones
    /// beside them would give the difference away.
    /// </summary>
    public static bool IsWholeYear(IndicatorRun run) => run.PeriodFrom.AddYears(1) == run.PeriodUntil;

    /// <summary>Names the rule a number is made by: the same returns give another number under another rule.</summary>
    public static string RuleOf(int ruleVersion, IndicatorDefinition definition) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{ruleVersion}/{definition.KindVersion}/{definition.Aggregate}/{definition.Of}/{string.Join('&', definition.Where
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={string.Join('|', pair.Value)}"))}");
}
