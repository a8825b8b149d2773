using System.Globalization;
using CsCheck;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document.Maps;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document.Maps;

public sealed class ClassBreaksTests
{
    private static readonly Gen<List<Figure>> Rates = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 5_000].List[1, 200], (decimals, values)
        => values.Select(v => Figure.Released(decimals switch { 0 => v / 5 * 5, 1 => v / 10m, _ => v / 100m }, decimals)).ToList());

    [Fact]
    public void Of_AnyValues_PutsEachInExactlyOneClassAndCountsAddUp()
        => Rates.Sample(figures =>
        {
            var breaks = ClassBreaks.Of(figures);
            var counts = figures.GroupBy(f => breaks.ClassOf(f.Value!.Value)).ToDictionary(g => g.Key, g => g.Count());

            Assert.InRange(breaks.Classes.Count, 1, 5);
            Assert.Equal(figures.Count, breaks.Classes.Sum(c => c.Count));
            Assert.All(breaks.Classes.Select((c, i) => (c, i)), x => Assert.Equal(x.c.Count, counts[x.i]));
        });

    [Fact]
    public void Of_AnyValues_StandsInsideTheWordsOfItsClassOnly()
        => Rates.Sample(figures =>
        {
            var breaks = ClassBreaks.Of(figures);
            foreach (var figure in figures)
            {
                var value = figure.Value!.Value;
                var fitting = breaks.Classes.Select((c, i) => (c, i)).Where(x =>
                {
                    var ends = x.c.Text.Split(" to ")
                        .Select(t => decimal.Parse(t, NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
                    return value >= ends[0] && value <= ends[^1];
                });
                Assert.Equal(breaks.ClassOf(value), Assert.Single(fitting).i);
            }
        });

    [Fact]
    public void Of_HundredEvenValues_HasFiveEqualClassesWithRoundEdges()
    {
        var breaks = ClassBreaks.Of(Enumerable.Range(0, 100).Select(v => Figure.Released(v)));

        Assert.Equal(["0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 to 99"], breaks.Classes.Select(c => c.Text));
        Assert.Equal([20, 20, 20, 20, 20], breaks.Classes.Select(c => c.Count));
    }

    [Fact]
    public void Of_OneValue_IsOneClassNamedByIt()
    {
        var only = Assert.Single(ClassBreaks.Of([Figure.Released(12.5m, 1), Figure.Released(12.5m, 1)]).Classes);

        Assert.Equal(("12.5", 2), (only.Text, only.Count));
    }

    [Fact]
    public void Of_NoValues_HasNoClass() => Assert.Empty(ClassBreaks.Of([Figure.Suppressed(8), Figure.NotReceived()]).Classes);

    [Fact]
    public void Of_MostlyZero_KeepsZeroFromTheLargeOnes()
    {
        var breaks = ClassBreaks.Of(Enumerable.Repeat(0, 90).Concat(Enumerable.Range(1, 10)).Select(v => Figure.Released(v)));

        Assert.Equal(100, breaks.Classes.Sum(c => c.Count));
        Assert.NotEqual(breaks.ClassOf(0), breaks.ClassOf(10));
    }

    [Fact]
    public void Of_SuppressedFigures_TakeNoPart()
        => Assert.Equal(1, ClassBreaks.Of([Figure.Suppressed(8), Figure.Released(10)]).Classes.Sum(c => c.Count));
}
