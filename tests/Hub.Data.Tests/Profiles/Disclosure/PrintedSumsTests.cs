using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Tests.Profiles.Disclosure;

/// <summary>Planted numbers that sums other than an area's months give away.</summary>
public sealed class PrintedSumsTests
{
    private static readonly Suppression Exact = Suppression.Secondary(8);
    private static readonly DateOnly January = new(2025, 1, 1);
    private static readonly Figure Withheld = Figure.Withheld(Suppression.WithheldWords);
    private static readonly Figure None = Figure.Withheld("no rate");
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private static readonly PublicFacts Public = new(
        new Dictionary<(string, string, string), decimal>
        {
            [("households", "force", "F")] = 10_000, [("households", "lsoa", "L1")] = 1_000, [("households", "lsoa", "L2")] = 2_000,
            [("households", "lsoa", "L3")] = 1_500,
        },
        new[] { ("North", "Worcestershire"), ("South", "Worcestershire") }.ToLookup(pair => pair.Item1, pair => pair.Item2));

    // A county's figure stands in the profiles of two areas; the others and the force's rate leave 4 of 74 for it.
    [Theory]
    [InlineData(74, true)]
    [InlineData(0, false)]
    public void Run_CountyFigureBesideTheForcesRate_IsFound(int force, bool isFound)
    {
        var rate = force == 0 ? None : Rate(force, 10_000);
        var county = Version("North", view => view with { Count = Withheld, LevelNote = "Worcestershire: county figure, not split", Areas = [] });
        var other = Version("South", view => view with { Count = Withheld, LevelNote = "Worcestershire: county figure, not split", Areas = [] });
        var unitary = Version("West", view => view with
        {
            Count = Figure.Released(40), ForceRate = rate,
            Areas = [Area("North", default(int?)), Area("South", default(int?)), Area("West", 40), Area("East", 30)],
        });

        var verdict = ReleaseAttack.Run([county with { IsNew = false }, other with { IsNew = false }, unitary], Nothing, DisclosureLimits.Default);
        if (isFound)
        {
            Assert.Contains("Worcestershire (not split), 2025: could be worked out to be 4",
                Assert.Single(Assert.IsType<DisclosureVerdict.Refused>(verdict).Cells).Sentence, StringComparison.Ordinal);
        }
        else
        {
            Assert.IsType<DisclosureVerdict.Clear>(verdict);
        }
    }

    [Fact]
    public void Run_ForcesRateOfOtherDenominators_TellsTheOneAreaThatIsNotPrinted()
    {
        var version = Version("West", view => view with
        {
            Count = Figure.Released(40), ForceRate = Rate(47, 10_000), Areas = [Area("West", 40), Area("East", Withheld)],
        });

        var refused = Assert.IsType<DisclosureVerdict.Refused>(ReleaseAttack.Run([version], Nothing, DisclosureLimits.Default));
        Assert.Contains("East, 2025: could be worked out to be 7", Assert.Single(refused.Cells).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Run_OneSmallAreaThatIsNotPrinted_IsFoundUnlessRowsArePlacedMoreWidely(bool isLoose, bool isFound)
    {
        var version = Version("West", view => view with
        {
            Count = Figure.Released(44),
            Cells = [new("L1", Rate(20, 1_000)), new("L2", Rate(17, 2_000)), new("L3", Withheld)],
            Loose = isLoose ? [new("West", January, January.AddYears(1), LooseSum.SmallAreas)] : null,
        });

        var verdict = ReleaseAttack.Run([version], Nothing, DisclosureLimits.Default);
        Assert.Equal(isFound, verdict is DisclosureVerdict.Refused { Cells: [{ Area: "L3" }] });
        Assert.Equal(!isFound, verdict is DisclosureVerdict.Clear);
    }

    // The area's own number is not printed, but all of its small areas are.
    [Fact]
    public void Run_SmallAreasThatAreAllPrinted_TellTheirArea()
    {
        var version = Version("West", view => view with
        {
            Count = Withheld, Cells = [new("L1", Figure.Derive(2, [], _ => 0)), new("L2", Figure.Derive(2, [], _ => 0)), new("L3", Rate(9, 1_500))],
        });

        // Nine is no small number: told for all to see, it betrays nobody.
        Assert.IsType<DisclosureVerdict.Clear>(ReleaseAttack.Run([version], Nothing, DisclosureLimits.Default));
        var months = Version("West", view => view with
        {
            Count = Withheld,
            Cells = [new("L1", Figure.Derive(2, [], _ => 0)), new("L2", Figure.Derive(2, [], _ => 0)), new("L3", Rate(9, 1_500))],
            Months = [.. Enumerable.Range(0, 12).Select(month => new MonthFigure(January.AddMonths(month), month == 2 ? Withheld : month == 3 ? Figure.Released(8) : Figure.Released(0)))],
        });
        var refused = Assert.IsType<DisclosureVerdict.Refused>(ReleaseAttack.Run([months], Nothing, DisclosureLimits.Default));
        Assert.Contains("March 2025: could be worked out to be 1", Assert.Single(refused.Cells).Sentence, StringComparison.Ordinal);
    }

    // Quarters are printed as periods of their own profiles: half a year less a quarter is the other one.
    [Fact]
    public void Run_PeriodsOfOtherLengths_AreSubtracted()
    {
        var half = Version("West", view => view with { Count = Figure.Released(34) }, months: 6, step: 3);
        var first = Version("West", view => view with { Count = Withheld }, months: 3, step: 3);
        var second = Version("West", view => view with { Count = Figure.Released(30) }, months: 3, step: 3, from: 3);

        Assert.IsType<DisclosureVerdict.Clear>(ReleaseAttack.Run([half, first], Nothing, DisclosureLimits.Default));
        var refused = Assert.IsType<DisclosureVerdict.Refused>(ReleaseAttack.Run(
            [half with { IsNew = false }, first with { IsNew = false }, second], Nothing, DisclosureLimits.Default));
        Assert.Contains("January to March 2025: could be worked out to be 4", Assert.Single(refused.Cells).Sentence, StringComparison.Ordinal);
    }

    // The same returns under another rule are another number, and a register's periods are no sums.
    [Theory]
    [InlineData("another rule", false)]
    [InlineData("", true)]
    public void Run_NumbersOfAnotherRule_SayNothingOfEachOther(string rule, bool isFound)
    {
        var first = Version("West", view => view with { Count = Figure.Released(40), Areas = [Area("West", 40), Area("East", Withheld)] });
        var second = Version("East", view => view with { Count = Withheld, ForceRate = Rate(46, 10_000) }, rule: rule);

        var verdict = ReleaseAttack.Run([first with { IsNew = false }, second], Nothing, DisclosureLimits.Default);
        Assert.Equal(isFound, verdict is DisclosureVerdict.Refused);
    }

    [Fact]
    public void Run_AmountOverFewRows_IsNotTakenForASmallNumber()
    {
        var version = Version("West", view => view with
        {
            Suppression = Suppression.Default.Words, Count = Figure.Released(1_230), Areas = [Area("West", 1_230), Area("East", Figure.Suppressed(8))],
            ForceRate = Rate(2_000, 10_000),
        }, aggregate: IndicatorAggregate.Sum);

        // 770 or so, told by the difference: the interval of two roundings is all that is left.
        Assert.IsType<DisclosureVerdict.Clear>(ReleaseAttack.Run([version], Nothing, DisclosureLimits.Default));
    }

    private static Figure Rate(decimal count, decimal households) => Figure.Derive(4, [Figure.Released(count)], values => values[0] / households * 1000);

    private static AreaRate Area(string name, int? count) => Area(name, count is { } value ? Figure.Released(value) : Figure.NotAtThisLevel("county figure, not split"));

    private static AreaRate Area(string name, Figure count) => new(name, false, count, None, None, None);

    private static PrintedVersion Version(
        string area, Func<IndicatorView, IndicatorView> print, int months = 12, int step = 1, int from = 0, string rule = "",
        IndicatorAggregate aggregate = IndicatorAggregate.Count)
    {
        var start = January.AddMonths(from);
        var content = DisclosedFigures.Of([], Withheld, Exact, area, start);
        content = content with
        {
            Front = content.Front with { PeriodUntil = start.AddMonths(months) },
            Indicators = [print(content.Indicators[0])],
            Placing = [new("Crimes", "AC-01", [], Figure.Released(0), Figure.Released(0), Figure.Released(0), "Police")],
        };
        return new(
            $"{area}, {months} months from {start:MMMM}", true, content,
            new Dictionary<string, PrintedIndicator>
            {
                ["shoplifting"] = new(IsRegister: false, AreasOverlap: false, step, aggregate) { Rule = rule, Denominator = "households" },
            },
            [new(1, "street_crime", January.AddYears(-1), January.AddYears(2))]) { Facts = Public };
    }
}
