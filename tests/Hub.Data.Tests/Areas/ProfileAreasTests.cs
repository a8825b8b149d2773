using Hub.Data.Areas;
using Hub.Data.Database;
using NetTopologySuite.Geometries;

namespace Hub.Data.Tests.Areas;

public sealed class ProfileAreasTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProfileAreas Profile => new(areas.Index);

    // domain.md 8.1: five local policing areas until 18 January 2026, two from the 19th.
    [Fact]
    public void On_LastDayOfTheFive_IsTheFive()
        => Assert.Equal(
            ["Herefordshire", "North Worcestershire", "Shropshire", "South Worcestershire", "Telford & Wrekin"],
            Profile.On(AreaKinds.Lpa, new(2026, 1, 18))!.Areas.Select(a => a.Name));

    [Fact]
    public void On_FirstDayOfTheTwo_IsTheTwo()
        => Assert.Equal(
            ["Herefordshire & Worcestershire", "Shropshire & Telford"],
            Profile.On(AreaKinds.Lpa, new(2026, 1, 19))!.Areas.Select(a => a.Name));

    [Fact]
    public void ForPeriod_CalendarYear2025_UsesTheFiveAndSaysUntilWhen()
    {
        var set = Profile.ForPeriod(AreaKinds.Lpa, new(2025, 1, 1), new(2026, 1, 1))!;

        Assert.False(set.ChangedInPeriod);
        Assert.Equal(
            "Areas are as at 31 December 2025: five local policing areas (in force until 18 January 2026).", set.Sentence);
    }

    [Fact]
    public void ForPeriod_AcrossTheChange_SaysWhichSetItUsed()
    {
        var set = Profile.ForPeriod(AreaKinds.Lpa, new(2025, 4, 1), new(2026, 4, 1))!;

        Assert.True(set.ChangedInPeriod);
        Assert.Equal(2, set.Areas.Count);
        Assert.Contains("changed on 19 January 2026", set.Sentence, StringComparison.Ordinal);
        Assert.Contains("two local policing areas", set.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ForPeriod_CommunitySafetyPartnerships_StayFive()
        => Assert.Equal(5, Profile.ForPeriod(AreaKinds.Csp, new(2025, 4, 1), new(2026, 4, 1))!.Areas.Count);

    [Fact]
    public void On_KindWithoutASet_IsNull()
        => Assert.Null(Profile.On(AreaKinds.Team, new(2025, 1, 1)));

    // data/README.md, traps: Worcestershire (E10000034) covers two local policing areas and cannot be split.
    [Theory]
    [InlineData("north-worcestershire")]
    [InlineData("south-worcestershire")]
    public void WiderAreas_PartOfWorcestershire_LiesInTheCounty(string code)
        => Assert.Contains(
            areas.Index.WiderAreas(AreaKinds.Lpa, code, new(2025, 12, 31)), a => a is { Kind: "upper_tier", Code: "E10000034" });

    [Fact]
    public void WiderAreas_County_LiesInNoPolicingAreaUntilTheTwo()
    {
        var index = areas.Index;

        Assert.DoesNotContain(index.WiderAreas(AreaKinds.UpperTier, "E10000034", new(2026, 1, 18)), a => a.Kind == AreaKinds.Lpa);
        Assert.Contains(
            index.WiderAreas(AreaKinds.UpperTier, "E10000034", new(2026, 1, 19)),
            a => a is { Kind: "lpa", Name: "Herefordshire & Worcestershire" });
    }

    [Fact]
    public void WiderAreas_WardThatNoLongerStands_IsStillCounted()
        => Assert.Contains(
            areas.Index.WiderAreas(AreaKinds.Ward, "E05008163", new(2026, 6, 30)),
            a => a is { Kind: "lpa", Name: "Shropshire & Telford" });

    [Fact]
    public void Neighbours_EveryLsoa_HasSomeAndIsTheirs()
    {
        var neighbours = areas.Index.Neighbours;

        Assert.Equal(804, neighbours.Count);
        Assert.All(neighbours, n => Assert.All(n.Value, other => Assert.Contains(n.Key, neighbours[other])));
        Assert.All(neighbours, n => Assert.DoesNotContain(n.Key, n.Value));
    }

    [Fact]
    public async Task MapAsync_EveryPolicingArea_IsTheSumOfItsLsoas()
    {
        var on = new DateOnly(2025, 12, 31);
        var drawings = new AreaDrawings(areas.Index);
        foreach (var area in Profile.On(AreaKinds.Lpa, on)!.Areas)
        {
            var map = await areas.Database.Web.InScopeAsync(
                Scope.None("test", "test"), session => drawings.MapAsync(session, area, on), Token);

            Assert.NotNull(map);
            Assert.NotEmpty(map.Places);
            Assert.Equal("West Mercia", map.Context?.Area.Name);
            Assert.Equal(1, map.Lsoas.Sum(Size) / Size(map.Outline), 9);
        }
    }

    // domain.md 8.1: the force area is 7,428 km².
    [Fact]
    public async Task DrawAsync_Force_HasTheForcesSize()
    {
        var force = areas.Index.Find(AreaKinds.Force, "E23000016", new(2025, 1, 1))!;

        var drawing = await areas.Database.Web.InScopeAsync(
            Scope.None("test", "test"), session => AreaDrawings.DrawAsync(session, [force]), Token);

        Assert.InRange(Size(drawing[force.AreaId]) / 1e6, 7_380, 7_440);
    }

    // Even-odd: holes are wound against the shell, so signed ring areas add up once the shell is positive.
    private static double Size(AreaDrawing drawing)
        => Math.Abs(drawing.Rings.Sum(ring => NetTopologySuite.Algorithm.Area.OfRingSigned(
            [.. ring.Select(p => new Coordinate(p.Easting, p.Northing))])));
}
