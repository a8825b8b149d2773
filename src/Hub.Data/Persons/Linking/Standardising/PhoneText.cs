namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>Telephone numbers as E.164 ("+447700900123"), a number without its country taken for British.</summary>
internal static class PhoneText
{
    /// <summary>
    /// The number; its digits alone where it lacks the area code, so that it has no E.164 form; empty where there is no number
    /// ("07000 000000" and the like stand for none).
    /// </summary>
    public static string Of(string text)
    {
        var trimmed = text.AsSpan().Trim();
        // "01905 555010 ext 12", "01905 555010 x12", "01905 555010 (work)": what follows the number is no part of it.
        var words = trimmed.IndexOfAnyInRange('A', 'z') is var word && word > 0 ? trimmed[..word] : trimmed;
        Span<char> digits = stackalloc char[Math.Min(40, words.Length)];
        var length = 0;
        foreach (var c in words)
        {
            if (char.IsAsciiDigit(c) && length < digits.Length)
            {
                digits[length++] = c;
            }
        }

        var number = digits[..length].ToString();
        var isAbroad = trimmed.StartsWith('+') || number.StartsWith("00", StringComparison.Ordinal);
        number = isAbroad ? number.TrimStart('0') : number;
        if (number.StartsWith("44", StringComparison.Ordinal) && (isAbroad || number.Length is 12 or 13))
        {
            (number, isAbroad) = ("44" + number[2..].TrimStart('0'), true);
        }
        else if (!isAbroad && (number.StartsWith('0') || number.Length is 9 or 10))
        {
            (number, isAbroad) = ("44" + number.TrimStart('0'), true);
        }

        return number.Length is < 6 or > 15 || number.AsSpan(isAbroad ? 2 : 0).ToArray().Distinct().Count() <= 2 ? ""
            : isAbroad && number.Length >= 8 ? "+" + number : number;
    }
}
