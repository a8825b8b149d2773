using System.Globalization;
using CsCheck;
using Hub.Data.Indicators;
using Hub.Data.Primitives;

namespace Hub.Data.Tests.Indicators;

public sealed class SuppressionTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "fewer than 8")]
    [InlineData(7, "fewer than 8")]
    [InlineData(8, "10")]
    [InlineData(12, "10")]
    [InlineData(13, "15")]
    [InlineData(25839, "25,840")]
    public void Release_DefaultPolicy_SuppressesRoundsAndKeepsZero(int exact, string text)
        => Assert.Equal(text, Suppression.Default.Release(exact).Text);

    [Fact]
    public void Release_DefaultPolicy_NeverShowsASmallNumber()
        => Gen.Int[0, 100_000].Sample(exact =>
        {
            var figure = Suppression.Default.Release(exact);
            Assert.Equal(exact is > 0 and < 8, figure.State == FigureState.Suppressed);
            Assert.Equal(exact is > 0 and < 8, figure.Value is null);
            if (figure.Value is { } value)
            {
                Assert.True(value == 0 ? exact == 0 : value >= 8);
                Assert.Equal(0, value % 5);
                Assert.InRange(exact - value, -2, 2);
            }
        });

    [Fact]
    public void Release_AnyPolicy_NeverTurnsSomethingIntoNothing()
        => Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[1, 500]).Sample((threshold, roundTo, exact)
            => Assert.NotEqual(0, new Suppression(threshold, roundTo).Release(exact).Value ?? 1));

    [Fact]
    public void Release_AsPublished_IsExact()
        => Gen.Int[0, 100].Sample(exact =>
        {
            var figure = Suppression.AsPublished.Release(exact);
            Assert.Equal((FigureState.Published, (decimal?)exact), (figure.State, figure.Value));
        });

    [Theory]
    [InlineData("3.6", "3.6")]
    [InlineData("12", "12")]
    [InlineData("0.491976104017805", "0.4920")]
    public void Release_PublishedValue_KeepsThePublishersDecimals(string value, string text)
        => Assert.Equal(text, Suppression.AsPublished.Release(decimal.Parse(value, CultureInfo.InvariantCulture)).Text);

    // A large sum from few rows tells about those few; a small sum is a small number.
    [Theory]
    [InlineData(90_000, 3, "fewer than 8")]
    [InlineData(4, 20, "fewer than 8")]
    [InlineData(0, 20, "0")]
    [InlineData(90_001.4, 20, "90,000")]
    public void Release_Sum_LooksAtRowsAndValue(double sum, int rows, string text)
        => Assert.Equal(text, Suppression.Default.Release((decimal)sum, rows).Text);

    [Fact]
    public void Derive_FromSuppressedOrMissing_IsSuppressedOrMissing()
        => Gen.Int[0, 40].Array[1, 5].Sample(counts =>
        {
            var figures = counts.Select(count => Suppression.Default.Release(count)).ToList();
            var derived = Figure.Derive(1, figures, values => values.Sum());
            Assert.Equal(counts.Any(count => count is > 0 and < 8), derived.State == FigureState.Suppressed);
        });
}
