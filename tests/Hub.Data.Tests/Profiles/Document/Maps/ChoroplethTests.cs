using CsCheck;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Maps;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document.Maps;

public sealed class ChoroplethTests
{
    [Fact]
    public void Build_SuppressedArea_IsHatchedAndNeverAClass()
    {
        var scene = Choropleth.Build(Grid([Figure.Released(5), Figure.Suppressed(8), Figure.Released(50), Figure.Released(100)]));

        // One on the map and one in the key.
        Assert.Equal(2, scene.Shapes.OfType<Polygon>().Count(p => p.Hatched));
        Assert.All(scene.Shapes.OfType<Polygon>().Where(p => p.Hatched), p => Assert.Equal(Palette.Paper, p.Fill));
        Assert.Contains("fewer than 8", SceneChecks.Texts(scene));
    }

    [Fact]
    public void Build_NoResidents_IsGreyEvenWhenItHasAValue()
    {
        var data = Grid([Figure.Released(5), Figure.Released(900)]);
        data = data with { Areas = [data.Areas[0], data.Areas[1] with { HasResidents = false }] };
        var scene = Choropleth.Build(data);

        Assert.Contains("no residents", SceneChecks.Texts(scene));
        Assert.DoesNotContain(SceneChecks.Texts(scene), t => t.Contains("900", StringComparison.Ordinal));
        Assert.Equal(2, scene.Shapes.OfType<Polygon>().Count(p => p.Fill == Palette.NoResidentsFill));
    }

    [Fact]
    public void Build_Key_CountsEveryArea()
    {
        var figures = Enumerable.Range(0, 40).Select(i => i % 9 == 4 ? Figure.Suppressed(8) : Figure.Released(i * 5)).ToList();
        var scene = Choropleth.Build(Grid(figures));

        var counts = scene.Shapes.OfType<Label>().Where(l => l.Anchor == LabelAnchor.End && int.TryParse(l.Text, out _))
            .Sum(l => int.Parse(l.Text, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(40, counts);
    }

    [Fact]
    public void Build_OneArea_FillsTheFrame()
    {
        var scene = Choropleth.Build(Grid([Figure.Released(12.5m, 1)]));

        Assert.Contains("12.5", SceneChecks.Texts(scene));
        Assert.True(scene.Height <= 420);
        SceneChecks.AssertReadable(scene);
    }

    [Fact]
    public void Build_NoValues_HasOnlyTheReasonInItsKey()
    {
        var scene = Choropleth.Build(Grid([Figure.NotReceived(), Figure.NotReceived()]));

        Assert.Contains("not received", SceneChecks.Texts(scene));
        Assert.DoesNotContain("areas", SceneChecks.Texts(scene));
    }

    [Fact]
    public void Build_NoAreas_IsStillADrawing() => SceneChecks.AssertReadable(Choropleth.Build(Grid([])));

    [Fact]
    public void Build_HotSpotsSideBySide_ShareOneOutline()
    {
        var data = Grid([Figure.Released(5), Figure.Released(10), Figure.Released(15), Figure.Released(20)]);
        data = data with { Areas = [.. data.Areas.Select((a, i) => a with { IsHotSpot = i < 2 })] };
        var scene = Choropleth.Build(data);

        var outline = Assert.Single(scene.Shapes.OfType<Polyline>(), l => l.Stroke == Palette.Ink);
        Assert.Equal(outline.Points[0], outline.Points[^1]);

        // Two squares in a row: six corners, none of the common edge.
        Assert.Equal(7, outline.Points.Count);
        Assert.Contains("Cluster of high rates", SceneChecks.Texts(scene));
    }

    [Fact]
    public void Build_DegreesAndMetres_KeepTheShapeOfTheGround()
    {
        // About 20 km by 20 km at 52 degrees north: 0.18 degrees of latitude, 0.2924 of longitude.
        var degrees = new MapArea("A", "A", [Square(-2.7, 52, 0.2924, 0.18)], Figure.Released(5));
        var metres = new MapArea("A", "A", [Square(350_000, 250_000, 20_000, 20_000)], Figure.Released(5));
        var (a, b) = (Size(degrees, MapCoordinates.Wgs84), Size(metres, MapCoordinates.BritishNationalGrid));

        Assert.Equal(1, a.Width / a.Height, 0.02);
        Assert.Equal(1, b.Width / b.Height, 0.001);

        static (double Width, double Height) Size(MapArea area, MapCoordinates coordinates)
        {
            var data = new ChoroplethData(coordinates, [area], [], [], "Offences");
            var ring = Choropleth.Build(data).Shapes.OfType<Polygon>().First().Rings[0];
            return (ring.Max(p => p.X) - ring.Min(p => p.X), ring.Max(p => p.Y) - ring.Min(p => p.Y));
        }
    }

    [Fact]
    public void Build_NorthIsUp()
    {
        var south = new MapArea("S", "S", [Square(0, 0, 1000, 1000)], Figure.Suppressed(8));
        var north = new MapArea("N", "N", [Square(0, 1000, 1000, 1000)], Figure.Released(5));
        var scene = Choropleth.Build(new ChoroplethData(MapCoordinates.BritishNationalGrid, [south, north], [], [], "Offences"));

        // The map comes before its key.
        var polygons = scene.Shapes.OfType<Polygon>().Take(2).ToList();
        Assert.True(polygons.Single(p => p.Hatched).Rings[0].Min(p => p.Y) >= polygons.Single(p => !p.Hatched).Rings[0].Max(p => p.Y));
    }

    [Fact]
    public void Build_CrowdedTowns_NamesTheFirstInRankAndOverlapsNone()
    {
        var towns = Enumerable.Range(0, 60)
            .Select(i => new MapTown($"Town number {i}", new MapPoint(i * 97 % 2000, i * 61 % 2000), 60 - i));
        var scene = Choropleth.Build(Grid([.. Enumerable.Range(1, 4).Select(i => Figure.Released(i * 10))]) with { Towns = [.. towns] });

        SceneChecks.AssertReadable(scene);
        Assert.Contains("Town number 59", SceneChecks.Texts(scene));
    }

    [Fact]
    public void Build_TownOutside_IsLeftOut()
    {
        var data = Grid([Figure.Released(5)]) with { Towns = [new MapTown("Farford", new MapPoint(9e5, 0), 1)] };

        Assert.DoesNotContain("Farford", SceneChecks.Texts(Choropleth.Build(data)));
    }

    [Fact]
    public void Build_AnyFigures_StaysReadableWithKeyAndInset()
        => Gen.Select(SceneChecks.Figures.List[1, 60], Gen.Double[0.2, 5]).Sample((figures, stretch) =>
        {
            var data = Grid(figures);
            var inset = new MapInset("Fennmoor force area", [Square(0, 0, 5000, 5000)], data.Outline);
            var areas = data.Areas.Select((a, i) => a with
            {
                Rings = [.. a.Rings.Select(r => r.Select(p => new MapPoint(p.X, p.Y * stretch)).ToList())], IsHotSpot = i % 7 == 1,
            });
            var scene = Choropleth.Build(data with { Areas = [.. areas], Inset = inset, Outline = [] });
            SceneChecks.AssertReadable(scene);
            Assert.True(scene.Height <= 420);
        }, iter: 200);

    [Fact]
    public void Build_NotReceived_IsBlankWithACross()
    {
        var scene = Choropleth.Build(Grid([Figure.Released(5), Figure.NotReceived()]));

        // On the map and in the key: two arms each.
        Assert.Equal(4, scene.Shapes.OfType<Polyline>().Count(l => l.Stroke == Palette.QuietInk));
        Assert.DoesNotContain(scene.Shapes, s => s is Polygon { Hatched: true });
    }

    [Fact]
    public void InnerPoint_AreaWithAHole_IsNotInTheHole()
    {
        IReadOnlyList<ScenePoint>[] rings =
        [
            [new(0, 0), new(10, 0), new(10, 10), new(0, 10)], [new(2, 2), new(8, 2), new(8, 8), new(2, 8)],
        ];
        var at = InnerPoint.Of(rings);

        Assert.InRange(at.X, 0, 10);
        Assert.InRange(at.Y, 0, 10);
        Assert.False(at.X > 2 && at.X < 8 && at.Y > 2 && at.Y < 8);
    }

    [Theory]
    [InlineData(0.9, 0.5)]
    [InlineData(7_300, 5_000)]
    [InlineData(2_000, 2_000)]
    [InlineData(19_999, 10_000)]
    public void RoundLength_Metres_IsTheLargestRoundLengthThatFits(double metres, double expected)
        => Assert.Equal(expected, ScaleBar.RoundLength(metres), 0.0001);

    private static ChoroplethData Grid(List<Figure> figures)
    {
        var columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(figures.Count)));
        var areas = figures.Select((f, i)
            => new MapArea($"A{i}", $"Area {i}", [Square(i % columns * 1000, i / columns * 1000, 1000, 1000)], f));
        return new ChoroplethData(
            MapCoordinates.BritishNationalGrid, [.. areas], [Square(0, 0, columns * 1000, columns * 1000)], [],
            "Offences per 1,000 residents",
            "Cluster of high rates beyond chance");
    }

    private static IReadOnlyList<MapPoint> Square(double x, double y, double width, double height)
        => [new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height), new(x, y)];
}
