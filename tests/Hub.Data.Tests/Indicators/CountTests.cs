using Hub.Data.Indicators.Released;
using Hub.Data.Primitives;

namespace Hub.Data.Tests.Indicators;

/// <summary>Counts by area, month and precision, on real PostgreSQL.</summary>
public sealed class CountTests(CountTests.World world) : IClassFixture<CountTests.World>
{
    private const string Indicators = """
        { "code": "events", "title": "Events", "theme": "community_harm", "aggregate": "count", "denominator": "residents",
          "per": 1000, "levels": ["lsoa", "ward", "district", "csp", "lpa", "force"], "mapped": true, "hotSpots": true, "unit": "n" },
        { "code": "events_a", "title": "Of type a", "theme": "violence_and_weapons", "aggregate": "count",
          "where": { "type": ["a"] }, "levels": ["district", "lpa", "force"], "unit": "n" },
        { "code": "events_x", "title": "Tagged x", "theme": "violence_and_weapons", "aggregate": "count",
          "where": { "tags": ["x"] }, "levels": ["lpa"], "unit": "n" },
        { "code": "events_blank", "title": "Without type", "theme": "violence_and_weapons", "aggregate": "count",
          "where": { "type": [""], "tags": [""] }, "levels": ["lpa"], "unit": "n" },
        { "code": "amount_a", "title": "Amount of a", "theme": "fraud_and_cyber", "aggregate": "sum", "of": "amount",
          "where": { "type": ["a"] }, "levels": ["lpa"], "unit": "pounds" }
        """;

    private ReleasedRun Run => world.Released;

    // Rows placed wider than an area never reach it; a touched row counts once in each area and once in what holds them all.
    [Theory]
    [InlineData("lsoa", "L01", 2)]
    [InlineData("lsoa", "L02", 0)]
    [InlineData("ward", "W1", 2)]
    [InlineData("ward", "W2", 1)]
    [InlineData("district", "D1", 5)]
    [InlineData("district", "D2", 2)]
    [InlineData("district", "D3", 3)]
    [InlineData("csp", "C1", 5)]
    [InlineData("lpa", "north", 6)]
    [InlineData("lpa", "south", 3)]
    [InlineData("force", "F1", 11)]
    public void Count_RowsOfEveryPrecision_CountAtTheirLevelAndAbove(string kind, string code, int expected)
        => Assert.Equal(expected, Of(kind, code).Count.Value);

    [Fact]
    public void Coverage_RowsOutsideAndWithoutPlace_AreCountedApart()
    {
        var coverage = Of("lpa", "north").Coverage;

        Assert.Equal((2m, 1m, 2m), (coverage.NotPlaced.Value, coverage.Outside.Value, coverage.WithoutPlace.Value));
        Assert.True(coverage.IsComplete);
    }

    [Theory]
    [InlineData("events_a", "north", 2)]
    [InlineData("events_x", "north", 1)]
    [InlineData("events_x", "south", 0)]
    [InlineData("events_blank", "south", 2)]
    public void Where_CodeListItemOrBlank_CountsMatchingRowsOnly(string indicator, string area, int expected)
        => Assert.Equal(expected, Of("lpa", area, indicator).Count.Value);

    [Fact]
    public void Sum_ReasonCodeAmongNumbers_AddsNumbersOnly()
    {
        Assert.Equal(10.5m, Of("lpa", "north", "amount_a").Count.Value);
        Assert.Equal(2m, Of("lpa", "south", "amount_a").Count.Value);
    }

    [Fact]
    public void Series_NilMonthsAndYearBefore_AreZeroAndNotReceived()
    {
        var series = Of("lpa", "north").Series;

        Assert.Equal(24, series.Count);
        Assert.All(series.Take(12), step => Assert.Equal(FigureState.NotReceived, step.Figure.State));
        Assert.Equal([0m, 0m, 6m, 0m], series.Skip(12).Take(4).Select(step => step.Figure.Value!.Value));
        Assert.Equal("March 2025", series[14].Period);
    }

    [Fact]
    public void Rate_Count_IsPerThousandWithExactInterval()
    {
        var rate = Of("lpa", "north").Rate!;

        Assert.Equal(0.75m, rate.Rate.Value);
        Assert.Equal("per 1,000 residents (Census 2021)", rate.Per);
        Assert.Equal((8000m, 2021), (rate.Denominator.Value, rate.DenominatorYear));

        // 6 events: 2.202 to 13.060 (Ulm 1990, table 1) over 8,000 residents.
        Assert.Equal((0.28m, 1.63m), (rate.Lower!.Value, rate.Upper!.Value));
    }

    [Fact]
    public void Change_YearBeforeNotSupplied_IsNoComparisonAndNoNumber()
    {
        var change = Of("lpa", "north").Change;

        Assert.Equal(Direction.NoComparison, change.Direction);
        Assert.Equal("no comparison: 2024 was not supplied", change.Words);
        Assert.All([change.Previous, change.Difference, change.Percent], figure => Assert.Equal(FigureState.NotReceived, figure.State));
    }

    [Fact]
    public void SmallAreas_MappedIndicator_HasEachLsoaOfTheAreaOnly()
    {
        var map = Of("lpa", "south").SmallAreas;

        Assert.Equal(["L09", "L10", "L11", "L12"], map.Select(figure => figure.Lsoa));
        Assert.Equal([1m, 0m, 0m, 0m], map.Select(figure => figure.Rate.Value!.Value));
        Assert.Empty(Of("lpa", "south", "events_a").SmallAreas);
    }

    [Fact]
    public async Task FigureCodes_AnotherRun_AreTheSame()
    {
        var second = await world.World.ReleaseAsync("csp");

        Assert.Equal("CH-01", Of("lpa", "north").FigureCode);
        Assert.Equal(Run.For("north").Select(i => i.FigureCode), second.For("C1").Select(i => i.FigureCode));
        Assert.Equal(["C1", "C2", "C3"], second.ProfileAreas.Select(area => area.Code));
        Assert.Equal(5m, second.For("C1").Single(i => i.Indicator == "events").Count.Value);
    }

    private ReleasedIndicator Of(string kind, string code, string indicator = "events")
        => Run.For(kind, code).Single(i => i.Indicator == indicator);

    private static readonly string[] Tags = ["x", "y"];

    // By code or by name, however it is written.
    private static readonly string[] North = ["D1", "NAME  d2"];
    private static readonly string[] Both = ["Name D1", "D3"];
    private static readonly string[] Unknown = ["Nowhere"];

    public sealed class World : IndicatorFixture
    {
        protected override async Task FillAsync(IndicatorWorld world)
        {
            await world.KindAsync("events", Indicators, """ "suppression": { "policy": "as_published" }, "roles": { "eventDate": { "field": "on" }, "place": { "areasTouched": "touched" } } """);
            await world.SendYearAsync("police", "events", 2025, month => month.Month == 3 ? March() : []);
        }

        private static Row[] March() =>
        [
            new("L01", Fields: new { type = "a", tags = Tags, amount = 10.5m }),
            new("L01", Fields: new { type = "b", amount = 7 }),
            new("L05", Fields: new { type = "a", amount = "c" }, On: new(2025, 3, 31)),
            new("L09", "coordinates", new { type = "a", amount = 2 }),
            new("W2", "ward", new { type = "b" }),
            new("D3", "district"),
            new("U1", "upper_tier"),
            new("F1", "force"),
            new("", "touched", new { touched = North }),
            new("", "touched", new { touched = Both }),
            new("", "touched", new { touched = Unknown }),
            new("", "outside"),
            new("", "none"),
            new("", "none"),
        ];
    }
}
