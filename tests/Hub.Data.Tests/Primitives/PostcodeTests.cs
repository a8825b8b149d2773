using Hub.Data.Primitives;

namespace Hub.Data.Tests.Primitives;

public sealed class PostcodeTests
{
    // Shapes: "Postcode format", Royal Mail Programmers' Guide: A9 9AA, A99, A9A, AA9, AA99, AA9A.
    [Theory]
    [InlineData("m11ae", "M1 1AE")]
    [InlineData("B33 8TH", "B33 8TH")]
    [InlineData("cr2  6xh", "CR2 6XH")]
    [InlineData("DN551PT", "DN55 1PT")]
    [InlineData("W1A 0AX", "W1A 0AX")]
    [InlineData(" EC1A1BB ", "EC1A 1BB")]
    [InlineData("WR1", null)]
    [InlineData("WR1 2", null)]
    [InlineData("WR12A", null)]
    [InlineData("WR1 2A1", null)]
    [InlineData("1WR 2AB", null)]
    [InlineData("WR1-2AB", null)]
    [InlineData("WORC 2AB", null)]
    [InlineData("", null)]
    public void Normalise_AnyText_GivesTheOneForm(string text, string? expected)
        => Assert.Equal(expected, Postcode.Normalise(text));

    [Theory]
    [InlineData("WR1", true)]
    [InlineData(" wr14 ", true)]
    [InlineData("W1A", true)]
    [InlineData("WR1 2AB", false)]
    [InlineData("Hereford", false)]
    public void IsOutwardOnly_AnyText_KnowsTheFirstHalf(string text, bool expected)
        => Assert.Equal(expected, Postcode.IsOutwardOnly(text));
}
