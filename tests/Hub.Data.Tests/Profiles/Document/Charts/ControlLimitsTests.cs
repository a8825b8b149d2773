using Hub.Data.Primitives;
using Hub.Data.Profiles.Document.Charts;

namespace Hub.Data.Tests.Profiles.Document.Charts;

public sealed class ControlLimitsTests
{
    [Fact]
    public void Of_TwelveMonths_IsMeanPlusAndMinusTwoPointSixSixMeanSteps()
    {
        // Steps of 10 each: mean 15, reach 26.6, the lower limit never below zero.
        var limits = ControlLimits.Of([.. Enumerable.Range(0, 12).Select(m => Figure.Released(m % 2 == 0 ? 10 : 20))]);

        Assert.Equal(("15", "0", "42"), (limits!.Mean.Text, limits.Lower.Text, limits.Upper.Text));
        Assert.Equal("average 15 a month; ordinary range 0 to 42", limits.Words);
        Assert.True(limits.IsOutside(Figure.Released(45)));
        Assert.False(limits.IsOutside(Figure.Released(40)));
        Assert.False(limits.IsOutside(Figure.Suppressed(8)));
    }

    [Fact]
    public void Of_MonthsWithoutValue_TakeNoPartAndNoStepGoesOverThem()
    {
        var months = Enumerable.Repeat(Figure.Released(30), 12).Append(Figure.NotReceived()).Append(Figure.Released(90)).ToList();

        var limits = ControlLimits.Of(months)!;

        // Thirteen values; every step that counts is nought, so the limits lie on the mean.
        Assert.Equal(("35", "35", "35"), (limits.Mean.Text, limits.Lower.Text, limits.Upper.Text));
    }

    [Fact]
    public void Of_FewerThanFiveAMonth_IsNone()
        => Assert.Null(ControlLimits.Of([.. Enumerable.Range(0, 24).Select(m => Figure.Released(m % 6))]));

    [Fact]
    public void Of_FewerThanTwelveMonthsWithAValue_IsNone()
        => Assert.Null(ControlLimits.Of([.. Enumerable.Repeat(Figure.Released(30), 11), Figure.Suppressed(8), Figure.NotReceived()]));
}
