using System.Globalization;
using System.Text;

namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Writing evened out, spelling left alone: lower case, no accents, no apostrophes and full stops, one space for anything else that is
/// neither
/// letter nor digit. Other scripts keep their letters.
/// </summary>
internal static class TextFold
{
    private static readonly HashSet<string> Placeholders = new(StringComparer.Ordinal)
    {
        "unknown", "unk", "not known", "not stated", "not recorded", "not given", "none", "null", "nil", "na", "n a", "nk", "anon",
            "anonymous",
        "no name", "noname", "test", "tbc", "tba", "xx", "xxx", "xxxx", "missing", "blank", "no fixed abode", "nfa", "no fixed address",
            "withheld",
        "refused", "not provided", "dont know", "no data", "undefined", "nan", "other",
    };

    /// <summary>Whether a folded text only says that nothing is known.</summary>
    public static bool IsPlaceholder(string folded) => Placeholders.Contains(folded);

    /// <summary>The folded text.</summary>
    public static string Fold(string text)
    {
        var plain = Ascii(text);
        return plain ?? Unicode(text);
    }

    private static string? Ascii(string text)
    {
        Span<char> folded = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (c >= 128)
            {
                return null;
            }

            length = Append(folded, length, char.ToLowerInvariant(c), char.IsAsciiLetterOrDigit(c), c is '\'' or '.' or '`');
        }

        return Finish(text, folded, length);
    }

    private static string Unicode(string text)
    {
        var apart = Expand(text).Normalize(NormalizationForm.FormKD);
        Span<char> folded = apart.Length <= 512 ? stackalloc char[apart.Length] : new char[apart.Length];
        var length = 0;
        foreach (var c in apart)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            {
                continue;
            }

            length = Append(
                folded, length, char.ToLowerInvariant(c), char.IsLetterOrDigit(c) || char.IsSurrogate(c),
                    c is '\'' or '.' or '`' or '’' or '‘' or 'ʼ');
        }

        return Finish(apart, folded, length);
    }

    // Letters that normalisation leaves whole.
    private static string Expand(string text)
    {
        var plain = new StringBuilder(text.Length + 4);
        foreach (var c in text)
        {
            _ = c switch
            {
                'ß' => plain.Append("ss"),
                'æ' or 'Æ' => plain.Append("ae"),
                'œ' or 'Œ' => plain.Append("oe"),
                'ø' or 'Ø' => plain.Append('o'),
                'ł' or 'Ł' => plain.Append('l'),
                'đ' or 'Đ' or 'ð' or 'Ð' => plain.Append('d'),
                'þ' or 'Þ' => plain.Append("th"),
                'ı' => plain.Append('i'),
                _ => plain.Append(c),
            };
        }

        return plain.ToString();
    }

    private static int Append(Span<char> folded, int length, char c, bool isWord, bool isDropped)
    {
        if (isWord)
        {
            folded[length] = c;
            return length + 1;
        }

        if (isDropped || length == 0 || folded[length - 1] == ' ')
        {
            return length;
        }

        folded[length] = ' ';
        return length + 1;
    }

    private static string Finish(string original, ReadOnlySpan<char> folded, int length)
    {
        var done = folded[..length].TrimEnd(' ');
        return done.SequenceEqual(original) ? original : done.ToString();
    }
}
