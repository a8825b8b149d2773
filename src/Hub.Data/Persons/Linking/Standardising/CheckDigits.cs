using System.Globalization;

namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Numbers that carry a check of their own: a slip of the pen seldom leaves it right. Whether it is right decides how far two equal numbers
/// are trusted; a number whose check fails is compared all the same.
/// </summary>
public static class CheckDigits
{
    // 23 letters each: I, O and S are read as digits and are not used.
    private const string PncLetters = "zabcdefghjklmnpqrtuvwxy";
    private const string UpnLetters = "abcdefghjklmnpqrtuvwxyz";

    /// <summary>Whether a role's numbers have a check.</summary>
    public static bool Has(FieldRole role) => role is FieldRole.NhsNumber or FieldRole.PncId or FieldRole.Upn;

    /// <summary>Whether a number in its standard form (<see cref="NumberText.Of"/>) passes the check of its role.</summary>
    public static bool IsRight(FieldRole role, string number) => role switch
    {
        FieldRole.NhsNumber => IsNhsNumber(number),
        FieldRole.PncId => IsPncId(number),
        FieldRole.Upn => IsUpn(number),
        _ => true,
    };

    /// <summary>Ten digits that end in the check digit of an NHS number (modulus 11, NHS Data Dictionary).</summary>
    public static bool IsNhsNumber(string digits)
    {
        if (digits.Length != 10 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = digits.Take(9).Select((digit, place) => (digit - '0') * (10 - place)).Sum();
        var check = 11 - (sum % 11);
        return check != 10 && digits[9] - '0' == (check == 11 ? 0 : check);
    }

    /// <summary>
    /// Two digits of the year, seven of the number and the letter that their remainder by 23 names, as <see cref="PncId"/> writes them.
    /// </summary>
    public static bool IsPncId(string id)
        => id.Length == 10 && long.TryParse(id.AsSpan(0, 9), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && id[9] == PncLetters[(int)(number % 23)];

    /// <summary>
    /// A check letter, then twelve digits of which the last may be a letter (a temporary number): the sum of each digit times its place,
    /// counted from 2, by 23 names the letter (DfE, unique pupil numbers). Letters in the last place count as they stand in the same row.
    /// </summary>
    public static bool IsUpn(string upn)
    {
        if (upn.Length != 13 || !upn.AsSpan(1, 11).ContainsOnlyDigits())
        {
            return false;
        }

        var last = char.IsAsciiDigit(upn[12]) ? upn[12] - '0' : UpnLetters.IndexOf(upn[12], StringComparison.Ordinal);
        var sum = upn.AsSpan(1, 11).WeighedSum(2) + (last * 13);
        return last >= 0 && upn[0] == UpnLetters[sum % 23];
    }

    /// <summary>
    /// A PNC id however it is written ("2010/0123456X", "10/123456X") as two digits of the year, seven of the number and the letter;
    /// letters and digits alone where it has another shape.
    /// </summary>
    internal static string PncId(string text, string plain)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var year = slash < 0 ? "" : text[..slash].Trim();
        var rest = slash < 0 ? "" : string.Concat(text[(slash + 1)..].Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        if (slash < 0 && plain.Length is 12 or 10 && plain.AsSpan(0, plain.Length - 1).ContainsOnlyDigits())
        {
            (year, rest) = (plain[..^8], plain[^8..]);
        }

        return year.Length is 2 or 4 && year.AsSpan().ContainsOnlyDigits() && rest.Length is >= 2 and <= 8
            && rest.AsSpan(0, rest.Length - 1).ContainsOnlyDigits() && char.IsAsciiLetterLower(rest[^1])
            ? year[^2..] + rest[..^1].PadLeft(7, '0') + rest[^1] : plain;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static int WeighedSum(this ReadOnlySpan<char> digits, int from)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[i] - '0') * (from + i);
        }

        return sum;
    }
}
