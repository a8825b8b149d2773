using CsCheck;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document.Charts;

public sealed class BarTests
{
    [Fact]
    public void BarChart_Lengths_AreInProportionFromZero()
    {
        var scene = BarChart.Build([new Bar("A", Figure.Released(100), IsFocus: true), new Bar("B", Figure.Released(25))]);

        var focus = Width(scene, Palette.DarkBlue);
        Assert.Equal(focus / 4, Width(scene, Palette.LightGrey), 0.01);
    }

    [Fact]
    public void BarChart_WithoutValue_HasWordsAndNoBar()
    {
        var scene = BarChart.Build(
            [new Bar("A", Figure.Suppressed(8)), new Bar("B", Figure.NotReceived()), new Bar("C", Figure.Released(5))]);

        Assert.Single(scene.Shapes.OfType<Polygon>(), p => p.Fill == Palette.LightGrey);
        Assert.Single(scene.Shapes.OfType<Polygon>(), p => p.Hatched);
        Assert.Contains("fewer than 8", SceneChecks.Texts(scene));
        Assert.Contains("not received", SceneChecks.Texts(scene));
        Assert.DoesNotContain("0.0", SceneChecks.Texts(scene));
    }

    [Fact]
    public void BarChart_AnyFigures_StaysReadable()
        => Gen.Select(
            Gen.Select(SceneChecks.Names, SceneChecks.Figures, Gen.Bool).List[1, 12], SceneChecks.Figures, Gen.Bool)
            .Sample((rows, force, with) =>
        {
            var bars = rows.Select(r => new Bar(
                r.Item1, r.Item2, Figure.Derive(1, [r.Item2], v => v[0] * 0.8m), Figure.Derive(1, [r.Item2], v => v[0] * 1.3m), r.Item3));
            var scene = BarChart.Build([.. bars], with ? new BarReference("Fennmoor force", force) : null);
            SceneChecks.AssertReadable(scene);
            SceneChecks.AssertContrast(scene);
        }, iter: 300);

    [Fact]
    public void BarChart_NegativeFigure_IsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => BarChart.Build([new Bar("A", Figure.Released(-1))]));

    [Fact]
    public void Stacked_SuppressedPart_IsHatchedAndNamedInTheKey()
    {
        var groups = new BarGroups(
            ["Major", "Minor"],
            [new BarGroup("Pursue", [Figure.Suppressed(8), Figure.Released(40)], Figure.Released(45))],
            AreOrdered: true);
        var scene = StackedBars.Build(groups);

        Assert.Equal(2, scene.Shapes.OfType<Polygon>().Count(p => p.Hatched));
        Assert.Contains("a part of fewer than 8", SceneChecks.Texts(scene));
        Assert.DoesNotContain("5", SceneChecks.Texts(scene));
    }

    [Fact]
    public void Stacked_AllPartsMissing_SaysWhy()
    {
        var groups = new BarGroups(["Major"], [new BarGroup("Prepare", [Figure.NotReceived()], Figure.NotReceived())], AreOrdered: true);

        Assert.Contains("not received", SceneChecks.Texts(StackedBars.Build(groups)));
    }

    [Fact]
    public void Groups_OfAnotherLength_AreRefused()
    {
        var groups = new BarGroups(["Major", "Minor"], [new BarGroup("Prepare", [Figure.Released(5)])], AreOrdered: true);

        Assert.Throws<ArgumentException>(() => StackedBars.Build(groups));
        Assert.Throws<ArgumentException>(() => GroupedBars.Build(groups));
    }

    [Fact]
    public void Groups_AnyFigures_StayReadable()
        => Gen.Select(Gen.Int[1, 4], Gen.Bool).SelectMany((parts, ordered) =>
            Gen.Select(SceneChecks.Names, SceneChecks.Figures.List[parts], SceneChecks.Figures).List[1, 6]
                .Select(rows => (parts, ordered, rows)))
            .Sample(input =>
            {
                string[] names = ["Claimed by the lead agency", "Seen by a panel of the region", "Not yet seen by any panel", "Withdrawn"];
                var groups = new BarGroups(
                    [.. names.Take(input.parts)], [.. input.rows.Select(r => new BarGroup(r.Item1, r.Item2, r.Item3))], input.ordered);
                foreach (var scene in (Scene[])[StackedBars.Build(groups), GroupedBars.Build(groups)])
                {
                    SceneChecks.AssertReadable(scene);
                    SceneChecks.AssertContrast(scene);
                }
            }, iter: 300);

    [Fact]
    public void Dumbbell_OneSideMissing_HasNoLineAndSaysWhy()
    {
        var scene = Dumbbell.Build([new Change("Drugs", Figure.NotReceived(), Figure.Released(410))], "2024", "2025");

        Assert.Contains("2024: not received", SceneChecks.Texts(scene));
        Assert.Contains("410", SceneChecks.Texts(scene));
        Assert.DoesNotContain(scene.Shapes, s => s is Polyline { Stroke: Palette.DarkBlue });
    }

    [Fact]
    public void Dumbbell_AnyFigures_StaysReadable()
        => Gen.Select(SceneChecks.Names, SceneChecks.Figures, SceneChecks.Figures).List[1, 10].Sample(rows =>
        {
            var scene = Dumbbell.Build(
                [.. rows.Select(r => new Change(r.Item1, r.Item2, r.Item3))], "12 months to Dec 2024", "12 months to Dec 2025");
            SceneChecks.AssertReadable(scene);
            SceneChecks.AssertContrast(scene);
        }, iter: 300);

    private static double Width(Scene scene, string fill)
        => scene.Shapes.OfType<Polygon>().Where(p => p.Fill == fill).Select(p => p.Rings[0][1].X - p.Rings[0][0].X).Single();
}
