using Hub.Data.Profiles.Document;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document;

public sealed class PaletteTests
{
    [Fact]
    public void Contrast_BlackOnWhite_IsTwentyOne() => Assert.Equal(21, Palette.Contrast("#000000", "#FFFFFF"), 0.01);

    [Fact]
    public void InkOn_EveryFill_ReachesFourAndAHalf()
        => Assert.All(Palette.Sequential.Concat(Palette.Stack), fill => Assert.True(Palette.Contrast(Palette.InkOn(fill), fill) >= 4.5));

    [Theory]
    [InlineData(Palette.Ink)]
    [InlineData(Palette.QuietInk)]
    [InlineData(Palette.DarkBlue)]
    [InlineData(Palette.DarkGrey)]
    public void Contrast_WordsOnPaperAndGaps_ReachFourAndAHalf(string colour)
    {
        Assert.True(Palette.Contrast(colour, Palette.Paper) >= 4.5);
        Assert.True(Palette.Contrast(colour, Palette.GapFill) >= 4.5);
    }

    [Theory]
    [InlineData(Palette.DarkBlue)]
    [InlineData(Palette.MidGrey)]
    [InlineData(Palette.Turquoise)]
    [InlineData(Palette.DarkPink)]
    public void Contrast_LinesOnPaper_ReachThree(string colour) => Assert.True(Palette.Contrast(colour, Palette.Paper) >= 3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void SequentialOf_Count_RunsFromLightToDark(int count)
    {
        var contrasts = Palette.SequentialOf(count).Select(c => Palette.Contrast(c, Palette.Paper)).ToList();

        Assert.Equal(count, contrasts.Count);
        Assert.All(contrasts.Zip(contrasts.Skip(1)), pair => Assert.True(pair.Second > pair.First * 1.3));
    }

    [Fact]
    public void Stack_FirstThree_DifferInGreyPrint()
    {
        var grey = Palette.Stack.Take(3).Select(c => Palette.Contrast(c, Palette.Paper)).Order().ToList();

        Assert.All(grey.Zip(grey.Skip(1)), pair => Assert.True(pair.Second > pair.First * 1.5));
    }
}
