using Hub.Data.Primitives;

namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Numbers, postcodes and addresses of people and things, in the one form in which they are compared; empty where there is none.
/// </summary>
public static class NumberText
{
    /// <summary>The standard form of a text of a role.</summary>
    public static string Of(FieldRole role, string text) => role switch
    {
        FieldRole.Postcode => OfPostcode(text),
        FieldRole.Phone => PhoneText.Of(text),
        FieldRole.Email => Email(text),
        FieldRole.NhsNumber => NhsNumber(text),
        FieldRole.Uprn => Plain(text).TrimStart('0'),
        FieldRole.PncId => CheckDigits.PncId(text, Plain(text)),
        _ => Plain(text),
    };

    /// <summary>A mark with the letters and digits that are taken for one another on a plate made one: "B8O1" and "8B01" alike.</summary>
    public static string AsMisread(string mark)
        => string.Create(mark.Length, mark, (folded, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                folded[i] = text[i] switch
                {
                    'o' or 'q' or 'd' => '0',
                    'i' or 'l' => '1',
                    'z' => '2',
                    's' => '5',
                    'g' => '6',
                    'b' => '8',
                    'a' => '4',
                    't' => '7',
                    var other => other,
                };
            }
        });

    // A full postcode without its space, an outward code with a star, a foreign one as letters and digits.
    private static string OfPostcode(string text)
    {
        if (Postcode.Normalise(text) is { } whole)
        {
            return whole.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        }

        return Postcode.IsOutwardOnly(text) ? text.Trim().ToLowerInvariant() + "*" : Plain(text);
    }

    private static string NhsNumber(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length is 9 or 10 or 11 && digits.Distinct().Count() > 1 ? digits : "";
    }

    private static string Email(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < trimmed.Length - 1 ? trimmed : "";
    }

    private static string Plain(string text)
    {
        Span<char> kept = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                kept[length++] = char.ToLowerInvariant(c);
            }
        }

        // One sign repeated ("0000000", "xxxx") stands for "none".
        var plain = kept[..length];
        return length == 0 || TextFold.IsPlaceholder(plain.ToString()) || (length > 2 && plain.IndexOfAnyExcept(plain[0]) < 0) ? ""
            : plain.ToString();
    }
}
