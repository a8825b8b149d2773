using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Data.Profiles.Writing.Cleaning;

/// <summary>
/// Text as it is kept: one form of each letter (NFC), line ends of one kind, no control characters, and none of those that turn the
/// direction of text around without being seen. No word is changed.
/// </summary>
internal static partial class PlainText
{
    /// <summary>Text of several lines.</summary>
    public static string Clean(string? text)
    {
        var lines = Letters(text).Split('\n').Select(line => line.TrimEnd());
        return Blank().Replace(string.Join('\n', lines), "\n\n").Trim('\n', ' ');
    }

    /// <summary>Text of one line.</summary>
    public static string Line(string? text) => Spaces().Replace(Letters(text), " ").Trim();

    private static string Letters(string? text)
    {
        var kept = new StringBuilder();
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            kept.Append(rune.Value switch
            {
                '\n' => "\n",
                '\t' or 0xA0 or 0x2007 or 0x202F => " ",
                0xAD or 0xFEFF or 0xFFFD or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "",
                _ when Rune.IsControl(rune) => "",
                _ => rune.ToString(),
            });
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
