using System.Text.Json;
using Hub.Data.Indicators.Released;
using Hub.Data.Primitives;

namespace Hub.Data.Tests.Indicators;

/// <summary>Published tables: each figure at the level it was published, never split, never added up.</summary>
public sealed class PublishedValueTests(PublishedValueTests.World world) : IClassFixture<PublishedValueTests.World>
{
    private const string Extra = """
        "shape": "measure", "suppression": { "policy": "as_published" }, "calendar": { "every": "year", "dueDays": 300 },
        "roles": { "eventDate": { "field": "on" }, "place": { "upperTier": "lsoa" }, "measure": "amount" }
        """;

    [Fact]
    public void CountyFigure_AreaThatIsPartOfTheCounty_StandsAsTheCountysFigure()
    {
        var south = Of("rate", "south");

        Assert.Equal((FigureState.NotAtThisLevel, "county figure, not split"), (south.Count.State, south.Count.Text));
        var county = Assert.Single(south.Wider);
        Assert.Equal(("U1", 31.5m, "2025", 28m), (county.Area.Code, county.Figure.Value, county.Period, county.Previous.Value));
        Assert.Equal(FigureState.NotAtThisLevel, south.Change.Difference.State);
    }

    [Fact]
    public async Task UnitaryFigure_PartnershipOfTheSameLsoas_IsItsOwn()
    {
        // U2 and C2 are the same four LSOAs.
        var partnership = (await world.World.ReleaseAsync("csp")).For("C2").Single(i => i.Indicator == "rate");

        Assert.Equal((FigureState.Published, 12.25m), (partnership.Count.State, partnership.Count.Value));
        Assert.Equal(["2024", "2025"], partnership.Series.Select(step => step.Period));
        Assert.Equal(2.25m, partnership.Change.Difference.Value);
        Assert.Equal(Direction.NoComparison, partnership.Change.Direction);
    }

    [Fact]
    public void UnitaryFigure_LargerArea_StandsAmongItsPartsAndIsNotAddedUp()
    {
        var north = Of("rate", "north");

        Assert.Equal((FigureState.NotAtThisLevel, "published for parts, not added up"), (north.Count.State, north.Count.Text));
        Assert.Equal(["D1", "U2"], north.Parts.Select(part => part.Area.Code).Order());
        Assert.Empty(north.Wider);
    }

    [Fact]
    public void ReasonCode_IsWithheldWithItsWordsAndNeverZero()
    {
        var district = world.Released.For("district", "D1").Single(i => i.Indicator == "rate");

        Assert.Equal((FigureState.Withheld, "suppressed by the publisher"), (district.Count.State, district.Count.Text));
        Assert.Null(district.Count.Value);
    }

    [Fact]
    public void TotalRow_ValueMayBeIt_SumNeverHoldsIt()
    {
        var force = world.Released.For("force", "F1");

        Assert.Equal(100m, force.Single(i => i.Indicator == "referrals_total").Count.Value);
        Assert.Equal(60m, force.Single(i => i.Indicator == "referrals_summed").Count.Value);
    }

    [Fact]
    public void ForceOnlyCount_AreaOfTheForce_ShowsTheForcesFigure()
    {
        var north = Of("referrals_summed", "north");

        Assert.Equal((FigureState.NotAtThisLevel, "force figure, not split"), (north.Count.State, north.Count.Text));
        Assert.Equal(60m, Assert.Single(north.Wider).Figure.Value);
    }

    [Fact]
    public void SeveralMatchingRows_AreNoValue()
    {
        var force = world.Released.For("force", "F1").Single(i => i.Indicator == "referrals_any");

        Assert.Equal("several published rows fit", force.Count.Text);
    }

    [Fact]
    public void SamePeriodTwice_TheLaterDeliveryStands()
        => Assert.Equal(31.5m, Of("rate", "south").Wider.Single().Figure.Value);

    [Fact]
    public void Serialised_ReleasedIndicator_ReadsBackEqual()
    {
        var released = world.Released.For("south");

        var text = JsonSerializer.Serialize(released);
        var back = JsonSerializer.Deserialize<List<ReleasedIndicator>>(text)!;

        Assert.Equal(text, JsonSerializer.Serialize(back));
        Assert.Equal(released.Select(i => i.Count), back.Select(i => i.Count));
    }

    private ReleasedIndicator Of(string indicator, string area) => world.Released.For(area).Single(i => i.Indicator == indicator);

    public sealed class World : IndicatorFixture
    {
        protected override async Task FillAsync(IndicatorWorld world)
        {
            await world.KindAsync("rates", Value("rate", "Total", "people_at_risk"), Extra);
            await world.KindAsync(
                "referrals",
                $$"""
                {{Value("referrals_total", "Total", "groups")}}, {{Value("referrals_any", "*", "groups")}},
                { "code": "referrals_summed", "title": "T", "theme": "groups", "aggregate": "sum", "of": "amount",
                  "levels": ["force"], "unit": "people" }
                """,
                Extra);

            Row[] rates =
            [
                Year("U1", "upper_tier", 2024, "Total", 28),
                Year("U1", "upper_tier", 2025, "Total", 30),
                Year("U1", "upper_tier", 2025, "Boys", 9),
                Year("U2", "upper_tier", 2024, "Total", 10),
                Year("U2", "upper_tier", 2025, "Total", 12.25),
                Year("D1", "district", 2025, "Total", "c"),
                Year("U9", "upper_tier", 2025, "Total", 99),
            ];
            await world.SendAsync("police", "rates", new(2024, 1, 1), new(2026, 1, 1), rates);
            await world.SendAsync("police", "rates", new(2025, 1, 1), new(2026, 1, 1), [Year("U1", "upper_tier", 2025, "Total", 31.5)]);
            await world.SendAsync(
                "police",
                "referrals",
                new(2025, 1, 1),
                new(2026, 1, 1),
                [Year("F1", "force", 2025, "Total", 100, true), Year("F1", "force", 2025, "a", 40), Year("F1", "force", 2025, "b", 20)]);
        }

        private static string Value(string code, string type, string theme) => $$"""
            { "code": "{{code}}", "title": "T", "theme": "{{theme}}", "aggregate": "value", "of": "amount",
              "where": { "type": ["{{type}}"] }, "levels": ["district", "upper_tier", "force"], "unit": "per 10,000" }
            """;

        private static Row Year(string place, string precision, int year, string type, object amount, bool isTotal = false)
            => new(
                place,
                precision,
                isTotal ? new { type, amount, _total = true } : new { type, amount },
                new(year, 1, 1),
                new(year + 1, 1, 1));
    }
}
