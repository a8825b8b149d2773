using Hub.Data.Indicators.Released;
using Hub.Data.Primitives;

namespace Hub.Data.Tests.Indicators;

/// <summary>Two years, suppression, missing months: what may be compared and what is said where it may not.</summary>
public sealed class ComparisonTests(ComparisonTests.World world) : IClassFixture<ComparisonTests.World>
{
    private const string Indicator = """
        { "code": "CODE", "title": "T", "theme": "people_at_risk", "aggregate": "count", "denominator": "residents", "per": 1000,
          "levels": ["lsoa", "ward", "district", "lpa", "force"], "mapped": true, "hotSpots": true, "unit": "rows" }
        """;

    private static readonly string[] Everywhere = ["north", "south"];

    [Fact]
    public void Change_MuchMore_IsRisingBeyondChance()
    {
        var north = Of("two_years", "north");

        // 240 exactly: a multiple of five stays. 120 the year before.
        Assert.Equal((240m, 120m, 120m), (north.Count.Value, north.Change.Previous.Value, north.Change.Difference.Value));
        Assert.Equal(100m, north.Change.Percent.Value);
        Assert.Equal((Direction.Rising, "rising, beyond chance"), (north.Change.Direction, north.Change.Words));
        Assert.Equal("2024", north.Change.PreviousPeriod);
    }

    [Fact]
    public void Change_SuppressedYears_AreNoComparisonWithoutANumber()
    {
        var south = Of("two_years", "south");

        Assert.Equal(FigureState.Suppressed, south.Count.State);
        Assert.Equal("no comparison: fewer than 8", south.Change.Words);
        Assert.All(
            [
                south.Change.Difference, south.Change.Percent, south.Rate!.Rate, south.Rate.Lower!, south.Rate.Upper!,
                south.Comparison!.Ratio,
            ],
            figure => Assert.Equal(FigureState.Suppressed, figure.State));
    }

    [Fact]
    public void Force_TotalOfASuppressedPart_IsRoundedFromTheExactTotal()
    {
        // 240 in the north and 3 in the south: 243 exactly, so 245 and not 240 or 243.
        var force = world.Released.For("force", "F1").Single(i => i.Indicator == "two_years");

        Assert.Equal(245m, force.Count.Value);
        Assert.Equal(FigureState.Released, force.Count.State);
        Assert.Null(force.Comparison);
    }

    [Fact]
    public void Comparison_RestOfForceSuppressedOnlyByExactNumbers_UsesReleasedOnes()
    {
        // The rest of the force is what a reader would get too: 245 less 240.
        var comparison = Of("two_years", "north").Comparison!;

        Assert.Equal(Standing.Higher, comparison.Standing);
        Assert.Equal(24m, comparison.Ratio.Value);
        Assert.True(comparison.Lower.Value > 1 && comparison.Upper.Value > comparison.Ratio.Value);
    }

    [Fact]
    public void Comparison_TouchedAreasOverlap_StandsBesideTheForceOnly()
    {
        var north = Of("touching", "north");

        Assert.Equal((Standing.NoComparison, "beside the force only: areas overlap"), (north.Comparison!.Standing, north.Comparison.Words));
        Assert.Equal(FigureState.Withheld, north.Comparison.Ratio.State);
        Assert.Equal(20m, north.Count.Value);
        Assert.Equal(20m, Of("touching", "south").Count.Value);
        Assert.Equal(1.67m, north.Comparison.ForceRate.Value);
    }

    [Fact]
    public void Comparison_ForceNotComplete_SaysSo()
        => Assert.Equal(
            "no comparison with the rest of the force: the force's figure is 11 of 12 months received",
            Of("councils", "north").Comparison!.Words);

    [Fact]
    public void Areas_OneSuppressed_HasNoRanks()
        => Assert.All(Of("two_years", "north").Areas, area => Assert.Null(area.Rank));

    [Fact]
    public void MonthsMissing_PeriodIsNotReceivedAndSaysWhose()
    {
        var north = Of("gaps", "north");

        Assert.Equal((FigureState.NotReceived, "10 of 12 months received"), (north.Count.State, north.Count.Text));
        Assert.Equal(100m, north.CountOfReceivedMonths!.Value);
        Assert.Equal(FigureState.NotReceived, north.Rate!.Rate.State);
        Assert.Equal("Agency police has sent 10 of 12 months of \"Title of gaps\": May to June 2025 missing.", north.Coverage.Words);
        Assert.Equal(FigureState.NotReceived, north.Series.Single(step => step.Period == "May 2025").Figure.State);
        Assert.Equal(10m, north.Series.Single(step => step.Period == "April 2025").Figure.Value);
        Assert.Equal(FigureState.NotReceived, north.Change.Difference.State);
    }

    [Fact]
    public void Coverage_MonthsBeforeTheyWereRequired_AreNotDue()
    {
        var months = Of("gaps", "north").Coverage.Returns.Single().Months;

        Assert.Equal(ReturnState.NotDue, months.Single(m => m.Month == new DateOnly(2024, 12, 1)).State);
        Assert.Equal(ReturnState.Missing, months.Single(m => m.Month == new DateOnly(2025, 5, 1)).State);
        Assert.Equal(ReturnState.Nil, months.Single(m => m.Month == new DateOnly(2025, 12, 1)).State);
    }

    // Each council speaks for its own district: one that is silent leaves only its own area without a figure.
    [Fact]
    public void TwoCouncils_OneSilentInJune_LeavesOnlyItsAreaWithoutFigure()
    {
        Assert.Equal(120m, Of("councils", "north").Count.Value);
        Assert.Equal("11 of 12 months received", Of("councils", "south").Count.Text);
        Assert.Equal("11 of 12 months received", world.Released.For("force", "F1").Single(i => i.Indicator == "councils").Count.Text);
        Assert.Equal(["Agency d1d2"], Of("councils", "north").Coverage.Returns.Select(r => r.AgencyName));
    }

    [Fact]
    public void NeverSent_RequiredKind_NamesTheAgency()
    {
        var figure = Of("never", "south");

        Assert.Equal((FigureState.NotReceived, "not received"), (figure.Count.State, figure.Count.Text));
        Assert.Equal("Agency police has not sent \"Title of never\" for 2025.", figure.Coverage.Words);
        Assert.Equal(FigureState.NotReceived, Assert.Single(figure.SmallAreas.Take(1)).Count.State);
    }

    [Fact]
    public void NobodyExpected_IsNotReceivedFromAnyAgency()
    {
        var figure = Of("nobody", "south");

        Assert.Equal((FigureState.NotReceived, "no agency sends this"), (figure.Count.State, figure.Count.Text));
        Assert.Equal("No agency sends \"Title of nobody\".", figure.Coverage.Words);
    }

    [Fact]
    public void RejectedAndReplacedSubmissions_CountNothing()
        => Assert.Equal(100m, Of("gaps", "north").CountOfReceivedMonths!.Value);

    [Fact]
    public void KindAboutChildren_HasNothingBelowWard()
    {
        var children = Of("children", "north");

        Assert.Empty(children.SmallAreas);
        Assert.Null(children.HotSpots);
        var (cell, ward) = (world.Released.For("lsoa", "L01"), world.Released.For("ward", "W1"));
        Assert.Equal(FigureState.NotAtThisLevel, cell.Single(i => i.Indicator == "children").Count.State);
        Assert.Equal(20m, ward.Single(i => i.Indicator == "children").Count.Value);
    }

    [Fact]
    public void Register_MonthlyReturns_TakesTheLastAndAddsNothing()
    {
        var register = Of("register", "north");

        Assert.Equal(30m, register.Count.Value);
        Assert.Equal(20m, register.Series.Single(step => step.Period == "January 2025").Figure.Value);
        Assert.Equal(Direction.NoComparison, register.Change.Direction);
    }

    private ReleasedIndicator Of(string indicator, string area) => world.Released.For(area).Single(i => i.Indicator == indicator);

    public sealed class World : IndicatorFixture
    {
        protected override async Task FillAsync(IndicatorWorld world)
        {
            await world.AgencyAsync("d1d2", ["north"]);
            await world.AgencyAsync("d3", ["D3"]);
            foreach (var kind in new[] { "two_years", "gaps", "councils", "never", "nobody" })
            {
                await world.KindAsync(kind, Named(kind));
            }

            await world.KindAsync("children", Named("children"), """ "about": ["children"] """);
            await world.KindAsync("register", Named("register"), """ "roles": { "place": { "lsoa": "lsoa" } }, "calendar": { "every": "month", "dueDays": 30, "register": true } """);

            await world.KindAsync(
                "touching", Named("touching"), """ "roles": { "eventDate": { "field": "on" }, "place": { "areasTouched": "touched" } } """);
            await world.SendYearAsync("police", "touching", 2025, month => Enumerable.Range(0, month.Month == 1 ? 20 : 0)
                .Select(_ => new Row("", "touched", new { touched = Everywhere })));
            await world.SendYearAsync("police", "two_years", 2024, month => [.. Rows("L01", 10), .. Rows("L09", month.Month <= 2 ? 1 : 0)]);
            await world.SendYearAsync("police", "two_years", 2025, month => [.. Rows("L01", 20), .. Rows("L09", month.Month <= 3 ? 1 : 0)]);
            await world.SendYearAsync(
                "police", "gaps", 2025, month => Rows("L01", month.Month switch { 1 => 30, 12 => 0, _ => 10 }), 5, 6, 11);
            await world.SendAsync("police", "gaps", new(2025, 11, 1), new(2025, 12, 1), []);
            await world.SendAsync("police", "gaps", new(2025, 5, 1), new(2025, 6, 1), Rows("L01", 50), "rejected");
            await world.SendAsync("police", "gaps", new(2025, 1, 1), new(2025, 2, 1), Rows("L01", 50), "replaced");
            await world.RequireAsync("police", "gaps", new(2025, 1, 1));
            await world.SendYearAsync("d1d2", "councils", 2025, _ => Rows("L01", 10));
            await world.SendYearAsync("d3", "councils", 2025, _ => Rows("L09", 10), 6);
            await world.RequireAsync("police", "never", new(2024, 1, 1));
            await world.SendYearAsync("police", "children", 2025, month => Rows("L01", month.Month == 4 ? 20 : 0));
            await world.SendYearAsync("police", "register", 2025, month => Rows("L01", month.Month == 12 ? 30 : 20));
        }

        private static string Named(string code) => Indicator.Replace("CODE", code, StringComparison.Ordinal);

        private static IEnumerable<Row> Rows(string lsoa, int count) => Enumerable.Range(0, count).Select(_ => new Row(lsoa));
    }
}
