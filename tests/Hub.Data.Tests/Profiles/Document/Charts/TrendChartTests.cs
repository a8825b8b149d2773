using CsCheck;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document.Charts;

public sealed class TrendChartTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Fact]
    public void Build_MissingMonth_BreaksTheLineAndSaysWhy()
    {
        var values = Values(10, 20, null, 40, 50);
        var scene = TrendChart.Build(new TrendData(MonthsOf(5), [new TrendSeries("Ashwick", values)], []));

        var lines = DataLines(scene);
        Assert.Equal([2, 2], lines.Select(l => l.Points.Count));
        Assert.Contains("Gap, Mar 2024: not received.", SceneChecks.Texts(scene));
        Assert.Single(scene.Shapes.OfType<Polygon>(), p => p.Fill == Palette.GapFill);
    }

    [Fact]
    public void Build_MissingMonth_IsNotDrawnAtZero()
    {
        var scene = TrendChart.Build(new TrendData(MonthsOf(5), [new TrendSeries("Ashwick", Values(10, 20, null, 40, 50))], []));
        var baseline = scene.Shapes.OfType<Polyline>()
            .Single(l => l.Stroke == Palette.DarkGrey && l.Points[0].X != l.Points[1].X).Points[0].Y;

        Assert.All(DataLines(scene).SelectMany(l => l.Points), p => Assert.True(p.Y < baseline - 1));
    }

    [Fact]
    public void Build_SuppressedMonths_HaveOneHeightWhateverTheirThreshold()
    {
        var values = Values(10, 20, 30, 40, 50);
        values[1] = Figure.Suppressed(8);
        values[3] = Figure.Suppressed(100);
        var scene = TrendChart.Build(new TrendData(MonthsOf(5), [new TrendSeries("Ashwick", values)], []));

        var heights = scene.Shapes.OfType<Polygon>().Where(p => p.Hatched).Select(p => p.Rings[0][2].Y - p.Rings[0][0].Y).ToList();
        Assert.Equal(2, heights.Count);
        Assert.Single(heights.Distinct());
        Assert.Contains("Hatched, Feb 2024: fewer than 8.", SceneChecks.Texts(scene));
        Assert.Contains("Hatched, Apr 2024: fewer than 100.", SceneChecks.Texts(scene));
    }

    [Fact]
    public void Build_SuppressedOrZero_LookDifferent()
    {
        var zero = TrendChart.Build(new TrendData(MonthsOf(3), [new TrendSeries("A", Values(10, 0, 10))], []));

        Assert.Equal(3, Assert.Single(DataLines(zero)).Points.Count);
        Assert.DoesNotContain(zero.Shapes, s => s is Polygon { Hatched: true });
    }

    [Fact]
    public void Build_ValueBetweenGaps_IsADot()
    {
        var scene = TrendChart.Build(new TrendData(MonthsOf(5), [new TrendSeries("A", Values(10, null, 20, null, 30))], []));

        Assert.Empty(DataLines(scene));
        Assert.Equal(3, scene.Shapes.OfType<Disc>().Count(d => d is { Fill: Palette.DarkBlue, Stroke: null }));
    }

    [Fact]
    public void Build_EarlierYearNotSupplied_HasNoLevelAndSaysSo()
    {
        var level = new TrendLevel(Start.AddYears(-1), Start, Figure.NotReceived("2023 was not supplied"), "No comparison");
        var scene = TrendChart.Build(new TrendData(MonthsOf(3), [new TrendSeries("A", Values(1, 2, 3))], [level]));

        Assert.Contains("No comparison: 2023 was not supplied.", SceneChecks.Texts(scene));
        Assert.DoesNotContain(scene.Shapes, s => s is Polyline { Dashed: true });
    }

    [Fact]
    public void Build_NoValueAtAll_SaysWhyAndHasNoScale()
    {
        var missing = new TrendSeries("A", [.. MonthsOf(12).Select(_ => Figure.NotReceived())]);
        var scene = TrendChart.Build(new TrendData(MonthsOf(12), [missing], []));

        Assert.Contains("No line: not received", SceneChecks.Texts(scene));
        Assert.DoesNotContain("0", SceneChecks.Texts(scene));
        SceneChecks.AssertReadable(scene);
    }

    [Fact]
    public void Build_LastMonthMissing_NamesTheMonthOfTheLastValue()
        => Assert.Contains(
            "20 in Feb 2024",
            SceneChecks.Texts(TrendChart.Build(new TrendData(MonthsOf(3), [new TrendSeries("A", Values(10, 20, null))], []))));

    [Fact]
    public void Build_SeriesOfAnotherLength_IsRefused()
        => Assert.Throws<ArgumentException>(() => TrendChart.Build(new TrendData(MonthsOf(3), [new TrendSeries("A", Values(1))], [])));

    [Fact]
    public void Build_AnyFigures_StaysReadableAndIsTheSameTwice()
        => Gen.Select(Gen.Int[1, 36], Gen.Int[1, 4], Gen.Bool).SelectMany((months, lines, levels) =>
            Gen.Select(SceneChecks.Names, SceneChecks.Figures.List[months]).List[lines].Select(s => (months, levels, s)))
            .Sample(input =>
            {
                var months = MonthsOf(input.months);
                var data = new TrendData(
                    months,
                    [.. input.s.Select(s => new TrendSeries(s.Item1, s.Item2))],
                    input.levels ? [new TrendLevel(months[0], Start.AddYears(1), Figure.Released(100), "average of the year")] : []);
                var scene = TrendChart.Build(data);
                SceneChecks.AssertReadable(scene);
                SceneChecks.AssertContrast(scene);
                Assert.Equal(SvgWriter.Write(scene, "a"), SvgWriter.Write(TrendChart.Build(data), "a"));
            }, iter: 400);

    [Fact]
    public void SmallMultiples_AnyFigures_StayReadable()
        => Gen.Select(Gen.Int[2, 36], Gen.Int[1, 7]).SelectMany((months, panels) =>
            Gen.Select(SceneChecks.Names, SceneChecks.Figures.List[months]).List[panels].Select(s => (months, s)))
            .Sample(input => SceneChecks.AssertReadable(
                SmallMultiples.Build(MonthsOf(input.months), [.. input.s.Select(s => new TrendSeries(s.Item1, s.Item2))])), iter: 300);

    [Fact]
    public void SmallMultiples_PanelsShareOneScale()
    {
        var scene = SmallMultiples.Build(MonthsOf(2), [new TrendSeries("A", Values(100, 100)), new TrendSeries("B", Values(50, 50))]);

        var lines = DataLines(scene).Select(l => l.Points[0].Y).ToList();
        var baseline = scene.Shapes.OfType<Polyline>().First(l => l.Stroke == Palette.DarkGrey).Points[0].Y;
        Assert.Equal((baseline - lines[0]) / 2, baseline - lines[1], 0.01);
    }

    private static List<Polyline> DataLines(Scene scene)
        => [.. scene.Shapes.OfType<Polyline>().Where(l => l.Stroke == Palette.DarkBlue)];

    private static List<DateOnly> MonthsOf(int count) => [.. Enumerable.Range(0, count).Select(Start.AddMonths)];

    private static List<Figure> Values(params int?[] values)
        => [.. values.Select(v => v is { } value ? Figure.Released(value) : Figure.NotReceived())];
}
