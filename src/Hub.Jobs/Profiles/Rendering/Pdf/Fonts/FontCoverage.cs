using System.Globalization;
using System.Text;
using Hub.Data.Profiles.Document;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

/// <summary>Finds characters that no font of a set can draw, so that a text is refused when saved, not found blank in print.</summary>
internal static class FontCoverage
{
    /// <summary>Each missing character once, with the first text that holds it; empty when all can be drawn.</summary>
    public static IReadOnlyList<UncoveredCharacter> Check(ProfileDocument document, FontSet fonts)
        => Check(DocumentTexts.Of(document), fonts);

    /// <summary>The same for any texts.</summary>
    public static IReadOnlyList<UncoveredCharacter> Check(IEnumerable<string> texts, FontSet fonts)
    {
        var missing = new Dictionary<Rune, UncoveredCharacter>();
        foreach (var text in texts)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                if (NeedsGlyph(rune) && fonts.FaceFor(rune.Value, bold: false) is null)
                {
                    missing.TryAdd(rune, new UncoveredCharacter(rune, text));
                }
            }
        }

        return [.. missing.Values];
    }

    private static bool NeedsGlyph(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

/// <summary>A character without a glyph, and a text that holds it.</summary>
internal sealed record UncoveredCharacter(Rune Character, string Text)
{
    /// <summary>One sentence for whoever wrote the text. The text itself is not repeated: the form shows it.</summary>
    public string Reason => string.Create(
        CultureInfo.InvariantCulture,
        $"The character \"{Character}\" (U+{Character.Value:X4}) is in none of the fonts and would be missing in print: replace it.");
}
