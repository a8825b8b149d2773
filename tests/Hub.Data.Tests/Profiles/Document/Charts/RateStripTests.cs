using CsCheck;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document.Charts;

public sealed class RateStripTests
{
    [Fact]
    public void Build_Strips_ShareTheUprightOfTheForce()
    {
        var scenes = new[] { Line(0.5m), Line(1m), Line(3m) }.Select(l => RateStrip.Build(l, 4)).ToList();

        Assert.Single(scenes.Select(s => s.Shapes.OfType<Polyline>().Single(p => p.Points[0].X == p.Points[1].X).Points[0].X).Distinct());
        Assert.All(scenes, s => Assert.Equal((160, 18), (s.Width, s.Height)));
    }

    [Fact]
    public void Build_SameAsForce_StandsOnTheUpright()
    {
        var scene = RateStrip.Build(Line(1m), 2);

        var upright = scene.Shapes.OfType<Polyline>().Single(p => p.Stroke == Palette.DarkGrey);
        Assert.Equal(scene.Shapes.OfType<Disc>().Single().X, upright.Points[0].X);
    }

    [Fact]
    public void Build_WithoutValue_HasNoDot()
    {
        var hidden = RateStrip.Build(new RateRatio(Figure.Suppressed(8), Figure.Suppressed(8), Figure.Suppressed(8)), 2);

        Assert.DoesNotContain(hidden.Shapes, s => s is Disc);
        Assert.Contains("fewer than 8", SceneChecks.Texts(hidden));
    }

    [Fact]
    public void Build_BeyondTheScale_EndsInAnArrowNotADot()
        => Assert.DoesNotContain(RateStrip.Build(Line(9m), 5).Shapes, s => s is Disc);

    [Theory]
    [InlineData(0.4, 2)]
    [InlineData(2.6, 4)]
    [InlineData(20, 5)]
    public void ScaleEnd_Lines_HoldsTheIntervalUpToFive(double ratio, int expected)
        => Assert.Equal(expected, RateStrip.ScaleEnd([Line((decimal)ratio)]));

    [Fact]
    public void Build_AnyFigures_StaysInside()
        => Gen.Select(SceneChecks.Figures, SceneChecks.Figures, SceneChecks.Figures, Gen.Int[2, 5])
            .Sample((ratio, lower, upper, end) => SceneChecks.AssertReadable(RateStrip.Build(new RateRatio(ratio, lower, upper), end)));

    private static RateRatio Line(decimal ratio)
        => new(Figure.Released(ratio, 2), Figure.Released(ratio * 0.8m, 2), Figure.Released(ratio * 1.2m, 2));
}
