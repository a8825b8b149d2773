using System.Globalization;
using System.Text;

namespace Hub.Data.Profiles.Writing.Cleaning;

/// <summary>
/// The characters that the fonts of the document can draw. What none of them has is refused when it is saved, and named, instead of
/// being found blank in print.
/// </summary>
public sealed class PrintableCharacters
{
    private readonly HashSet<int> _drawn;

    private PrintableCharacters(IEnumerable<int> drawn) => _drawn = [.. drawn];

    /// <summary>
    /// Letters of Europe, digits and punctuation, which every font that the document is set in has: for a host without the fonts.
    /// </summary>
    public static PrintableCharacters European { get; } = new(
        Enumerable.Range(0x20, 0x5F).Concat(Enumerable.Range(0xA0, 0xE0)).Concat(Enumerable.Range(0x100, 0x80))
            .Concat([0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC, 0x2122]));

    /// <summary>What the fonts in a folder can draw; <see cref="European"/> where they are not there or cannot be read.</summary>
    /// <param name="folder">The folder of <c>Pdf:FontFolder</c>, the same that the worker renders with.</param>
    public static PrintableCharacters In(string folder)
    {
        var files = FontFiles.All.Select(name => Path.Combine(folder, name)).Where(File.Exists).ToList();
        if (!files.Exists(file => Path.GetFileName(file) == FontFiles.Regular))
        {
            return European;
        }

        try
        {
            return new PrintableCharacters(files.SelectMany(file => FontCharacters.Of(File.ReadAllBytes(file))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            return European;
        }
    }

    /// <summary>Whether the document can show it.</summary>
    public bool Has(Rune character) => !NeedsGlyph(character) || _drawn.Contains(character.Value);

    /// <summary>One sentence that names the first characters of a text that cannot be printed; null where all can.</summary>
    public string? Refusal(string text)
    {
        var missing = text.EnumerateRunes().Where(rune => !Has(rune)).Distinct().ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var named = Wording.List([.. missing.Take(5).Select(rune => string.Create(
            CultureInfo.InvariantCulture, $"\"{rune}\" (U+{rune.Value:X4})"))]);
        var more = missing.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {missing.Count - 5} more") : "";
        return missing.Count == 1
            ? $"The character {named} is in none of the fonts of the document and would be missing in print: replace it."
            : $"The characters {named}{more} are in none of the fonts of the document and would be missing in print: replace them.";
    }

    private static bool NeedsGlyph(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
