using System.Text;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Tests.Profiles;

/// <summary>What may be written is what the renderer can draw: both read the same font files, each in its own way.</summary>
public sealed class PrintableCharactersTests
{
    private static readonly FontSet? Fonts = FontSet.Load(FontFiles.DefaultFolder) is FontSetResult.Loaded loaded ? loaded.Fonts : null;

    [Fact]
    public void In_TheRenderersFonts_AgreesWithTheRendererOnEveryCharacter()
    {
        Assert.NotNull(Fonts);
        var printable = PrintableCharacters.In(FontFiles.DefaultFolder);
        for (var code = 0x20; code < 0x20000; code++)
        {
            if (Rune.IsValid(code))
            {
                var rune = new Rune(code);
                Assert.True(
                    printable.Has(rune) == (FontCoverage.Check([rune.ToString()], Fonts).Count == 0), $"U+{code:X4}");
            }
        }
    }

    [Fact]
    public void European_IsInTheRenderersFonts()
    {
        Assert.NotNull(Fonts);
        for (var code = 0x20; code < 0x3000; code++)
        {
            Assert.True(
                !PrintableCharacters.European.Has(new Rune(code)) || FontCoverage.Check([new Rune(code).ToString()], Fonts).Count == 0, $"U+{code:X4}");
        }
    }

    [Fact]
    public void In_AFolderWithoutFonts_IsEuropean()
        => Assert.Same(PrintableCharacters.European, PrintableCharacters.In(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))));
}
