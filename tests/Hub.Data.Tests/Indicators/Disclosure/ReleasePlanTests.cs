using Hub.Data.Areas;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Release;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Indicators.Disclosure;

/// <summary>What the plan of an indicator does at its bounds.</summary>
public sealed class ReleasePlanTests
{
    private static readonly AreaKey Force = new(AreaKinds.Force, "F1");

    // Two areas and their force: area 1 has a month of 3.
    [Theory]
    [InlineData(2_000, 60, "")]
    [InlineData(20, 60, "more than the 20 that can be")]
    [InlineData(2_000, 0, "too long")]
    public void Of_ExactKindBeyondItsLimits_IsRounded(int cells, int seconds, string why)
    {
        var (facts, definition) = (Facts(12), Definition(Suppression.Secondary(8)));
        var plan = ReleasePlan.Of(
            facts, definition, key => Exact(key), area => area, EarlierTellings.None, new(cells, TimeSpan.FromSeconds(seconds)));

        Assert.Equal(why.Length == 0, plan.Policy.IsSecondary);
        Assert.Equal(why.Length == 0, plan.Fallback is null);
        Assert.Contains(why, plan.Fallback ?? "", StringComparison.Ordinal);
        Assert.Equal(why.Length == 0 ? 1 : 5, plan.Policy.RoundTo);
    }

    [Fact]
    public void Of_ExactKind_WithholdsAnotherMonthBesideTheSmallOne()
    {
        var plan = ReleasePlan.Of(Facts(12), Definition(Suppression.Secondary(8)), key => Exact(key), area => area, EarlierTellings.None);

        var small = new FigureKey(new("lpa", "A1"), new(2025, 3, 1), new(2025, 4, 1));
        var months = Enumerable.Range(1, 12).Select(month => new FigureKey(new("lpa", "A1"), new(2025, month, 1), new DateOnly(2025, month, 1).AddMonths(1)));
        Assert.Contains(months.Where(month => month != small), plan.IsWithheld);
    }

    // Rule: LSOA tables cover twelve months at once only.
    [Theory]
    [InlineData(3, false)]
    [InlineData(6, false)]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    [InlineData(24, false)]
    public void SmallAreas_OfAnyOtherPeriodThanTwelveMonths_AreNotTold(int months, bool isTold)
    {
        var facts = Facts(months);
        var definition = Definition(Suppression.Default);
        var book = new FigureBook(facts, EarlierTellings.None);
        var small = new SmallAreas(facts, book, new Rates([]));

        Assert.Equal(isTold ? 2 : 0, small.Of(definition, new("lpa", "A1"), 1).Count);
        Assert.Equal(isTold, small.Hot(definition, new("lpa", "A1")) is not null);
    }

    private static ExactFigure? Exact(FigureKey key)
    {
        var months = ((key.Until.Year - key.From.Year) * 12) + key.Until.Month - key.From.Month;
        var (march, until) = (new DateOnly(2025, 3, 1), new DateOnly(2025, 4, 1));
        var own = (months * 20) - (key.From <= march && until <= key.Until && key.Area.Code != "A2" ? 17 : 0);
        var count = key.Area == Force ? own + (months * 20) : own;
        return new(count, count);
    }

    private static RunFacts Facts(int months)
    {
        var (first, second) = (new AreaKey("lpa", "A1"), new AreaKey("lpa", "A2"));
        var areas = new[] { first, second, Force, new AreaKey(AreaKinds.Lsoa, "L1"), new AreaKey(AreaKinds.Lsoa, "L2") };
        var until = new DateOnly(2026, 1, 1);
        var run = new IndicatorRun(
            1, "lpa", until.AddMonths(-months), until, until.AddMonths(-2 * months), 1, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), []);
        var none = Array.Empty<(AreaKey, AreaKey)>();
        return new(
            run, [], areas.ToDictionary(area => area, area => new AreaName(area.Kind, area.Code, area.Code)),
            none.ToLookup(pair => pair.Item1, pair => ""),
            none.ToLookup(pair => pair.Item1, pair => pair.Item2),
            new[] { (first, "L1"), (first, "L2") }.ToLookup(pair => pair.Item1, pair => pair.Item2),
            none.ToLookup(pair => "", pair => ""),
            [], [],
            Array.Empty<AgencyPart>().ToLookup(part => (part.Indicator, part.Area)),
            [],
            Array.Empty<Sender>().ToLookup(_ => ""));
    }

    private static RunDefinition Definition(Suppression policy) => new(
        "AC-01",
        new()
        {
            Code = "shoplifting", Title = "Shoplifting", Theme = Theme.AcquisitiveCrime, Aggregate = IndicatorAggregate.Count,
            Where = new Dictionary<string, IReadOnlyList<string>>(), Denominator = "residents", Levels = ["lpa"], IsMapped = true, HasHotSpots = true,
            Unit = "crimes", Kind = "street_crime", KindTitle = "Street crime", KindVersion = 1, Rule = "", Caveat = "",
            ReasonCodes = new Dictionary<string, string>(), Suppression = policy,
        },
        ["lpa", AreaKinds.Force, AreaKinds.Lsoa]);
}
