using System.Globalization;
using System.Text;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Matching;

/// <summary>
/// Identifying values in the one form in which they are compared. Nothing is guessed: only writing is evened out (case, accents,
/// spaces, punctuation), never spelling.
/// </summary>
public static class StandardValues
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "MR", "MRS", "MS", "MISS", "MX", "DR", "MASTER" };

    /// <summary>The words of a name, sorted, so that "SMITH, Anne-Marie" and "Anne Marie Smith" are one; null without a letter.</summary>
    public static string? Name(params IEnumerable<string?> parts)
    {
        var words = Words(string.Join(' ', parts)).Where(word => !Titles.Contains(word)).Order(StringComparer.Ordinal).ToList();
        return words.Count > 0 ? string.Join(' ', words) : null;
    }

    /// <summary>Letters and digits in upper case: numbers of the NHS, the PNC, pupils, vehicles; null without any.</summary>
    public static string? Number(string? text)
        => text is null ? null : NullIfEmpty(string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)));

    /// <summary>Digits of a telephone number, +44 and 0044 as 0; null without any.</summary>
    public static string? Phone(string? text)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        digits = digits.StartsWith("0044", StringComparison.Ordinal) ? "0" + digits[4..].TrimStart('0')
            : digits.StartsWith("44", StringComparison.Ordinal) && digits.Length > 10 ? "0" + digits[2..].TrimStart('0')
            : digits;
        return NullIfEmpty(digits);
    }

    /// <summary>An e-mail address in lower case, or null.</summary>
    public static string? Email(string? text) => NullIfEmpty((text ?? "").Trim().ToLowerInvariant());

    /// <summary>The postcode alone, or the last two words of an address where they are one; null where there is none.</summary>
    public static string? PostcodeOf(string? address)
    {
        if (Postcode.Normalise(address) is { } whole)
        {
            return whole;
        }

        var words = (address ?? "").Split([' ', ',', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? null : Postcode.Normalise(words[^2] + words[^1]) ?? Postcode.Normalise(words[^1]);
    }

    /// <summary>A day as loading stores it, yyyy-MM-dd; null for anything else.</summary>
    public static DateOnly? Day(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IEnumerable<string> Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(c))
            {
                plain.Append(char.ToUpperInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’' or '.'))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
