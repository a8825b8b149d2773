namespace Hub.Data.Primitives;

/// <summary>
/// A full UK postcode in its one written form: upper case, one space before the last three characters ("WR1 2AB"). The shape
/// is checked (outward code of two to four characters, then digit, letter, letter), not whether Royal Mail has issued it.
/// </summary>
public static class Postcode
{
    /// <summary>
    /// The one written form of <paramref name="text"/>, whatever its case and spacing; null where it is not a full postcode.
    /// </summary>
    public static string? Normalise(ReadOnlySpan<char> text)
    {
        Span<char> letters = stackalloc char[7];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            if (length == letters.Length || !char.IsAsciiLetterOrDigit(c))
            {
                return null;
            }

            letters[length++] = char.ToUpperInvariant(c);
        }

        if (length < 5)
        {
            return null;
        }

        var outward = letters[..(length - 3)];
        var inward = letters[(length - 3)..length];
        return IsOutward(outward)
            && char.IsAsciiDigit(inward[0]) && char.IsAsciiLetter(inward[1]) && char.IsAsciiLetter(inward[2])
            ? string.Concat(outward, " ", inward)
            : null;
    }

    /// <summary>Whether <paramref name="text"/> is the outward half only ("WR1"): too coarse to place anything by.</summary>
    public static bool IsOutwardOnly(ReadOnlySpan<char> text)
    {
        Span<char> upper = stackalloc char[4];
        text = text.Trim();
        return text.Length is >= 2 and <= 4 && text.ToUpperInvariant(upper) == text.Length && IsOutward(upper[..text.Length]);
    }

    // A9, A99, A9A, AA9, AA99, AA9A.
    private static bool IsOutward(ReadOnlySpan<char> outward)
    {
        var letters = outward.Length > 1 && char.IsAsciiLetterUpper(outward[1]) ? 2 : 1;
        if (outward.Length <= letters || outward.Length > letters + 2
            || !char.IsAsciiLetterUpper(outward[0]) || !char.IsAsciiDigit(outward[letters]))
        {
            return false;
        }

        return outward.Length == letters + 1 || char.IsAsciiLetterOrDigit(outward[letters + 1]);
    }
}
