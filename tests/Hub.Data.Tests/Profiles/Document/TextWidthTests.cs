using CsCheck;
using Hub.Data.Profiles.Document;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document;

public sealed class TextWidthTests
{
    // Advance widths of Noto Sans Regular: H 741, i 258, of 1000 units.
    [Fact]
    public void Of_KnownLetters_AddsTheirAdvances() => Assert.Equal(9.99, TextWidth.Of("Hi", 10), 0.001);

    [Fact]
    public void Wrap_AnyText_FitsWidthAndLines()
        => Gen.Select(SceneChecks.Names, Gen.Double[20, 200], Gen.Int[1, 3]).Sample((text, width, maxLines) =>
        {
            var lines = TextWidth.Wrap(text, 9, width, maxLines);
            Assert.InRange(lines.Count, 1, maxLines);
            Assert.All(lines, line => Assert.True(TextWidth.Of(line, 9) <= width));
        });

    [Fact]
    public void Wrap_EnoughRoom_KeepsEveryWord()
        => Assert.Equal(["Violence and", "sexual offences"], TextWidth.Wrap("Violence and sexual offences", 9, 75, 3));

    [Fact]
    public void Wrap_Empty_IsOneEmptyLine() => Assert.Equal([""], TextWidth.Wrap("", 9, 75, 3));

    [Fact]
    public void Shorten_TooLong_EndsInAnEllipsis() => Assert.Equal("Bra…", TextWidth.Shorten("Brackton", 9, 24));
}
