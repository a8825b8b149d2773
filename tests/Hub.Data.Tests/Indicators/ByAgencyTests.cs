namespace Hub.Data.Tests.Indicators;

/// <summary>Two agencies that both send events for the same areas: their parts of each area's figure.</summary>
public sealed class ByAgencyTests(ByAgencyTests.Filled filled) : IClassFixture<ByAgencyTests.Filled>
{
    private string[] Parts(string area)
        => [.. filled.Released.For(area).Single(i => i.Indicator == "all").ByAgency.Select(part => $"{part.Agency} {part.Count.Text}")];

    [Fact]
    public void ByAgency_TwoAgencies_AddUpToTheAreaWithinRounding()
    {
        Assert.Equal("60", filled.Released.For("north").Single(i => i.Indicator == "all").Count.Text);
        Assert.Equal(["Agency council 20", "Agency police 35"], Parts("north"));
    }

    [Fact]
    public void ByAgency_SuppressedArea_TellsNothing()
        => Assert.All(Parts("south"), part => Assert.EndsWith("is not shown", part, StringComparison.Ordinal));

    public sealed class Filled : IndicatorFixture
    {
        protected override async Task FillAsync(IndicatorWorld world)
        {
            await world.KindAsync("events", """{ "code": "all", "title": "All", "theme": "community_harm", "aggregate": "count", "levels": ["lpa"], "unit": "events" }""");
            await world.AgencyAsync("council", null);
            await world.SendYearAsync("police", "events", 2025, month => Rows(month.Month == 3 ? 36 : 0, month.Month == 3 ? 2 : 0));
            await world.SendYearAsync("council", "events", 2025, month => Rows(month.Month == 5 ? 22 : 0, month.Month == 5 ? 3 : 0));
        }

        private static IEnumerable<Row> Rows(int north, int south)
            => Enumerable.Repeat(new Row("L01"), north).Concat(Enumerable.Repeat(new Row("L09"), south));
    }
}
