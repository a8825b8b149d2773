using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Hub.Data.Ingest.Checks.Texts;

/// <summary>
/// Numbers as people write them: thousands commas (in threes only), a pound sign, a per cent sign, spaces, a leading plus.
/// A point is the decimal sign; a decimal comma is refused, not guessed.
/// </summary>
internal static class NumberText
{
    /// <summary>The longest text that is read as a number.</summary>
    public const int Longest = 64;

    private static readonly SearchValues<byte> ExponentForm = SearchValues.Create("0123456789+-.eE"u8);

    /// <summary>
    /// Reads a number and writes its plain form (a JSON number without needless zeros) to <paramref name="plain"/>, which holds
    /// at least <see cref="Longest"/> bytes. False when the text is no number.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, Span<byte> plain, out int length, out decimal value)
    {
        (length, value) = (0, 0);
        text = Strip(text);
        if (text.Length is 0 or > Longest - 2)
        {
            return false;
        }

        if (text.IndexOfAny((byte)'e', (byte)'E') >= 0)
        {
            return TryExponent(text, plain, out length, out value);
        }

        var isNegative = text[0] == '-';
        var digits = text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..].TrimEnd((byte)'0');
        if ((whole.IsEmpty && fraction.IsEmpty && (point < 0 || digits.Length < 2)) || !AreDigits(fraction))
        {
            return false;
        }

        if (isNegative)
        {
            plain[length++] = (byte)'-';
        }

        if (!TryWhole(whole, plain, ref length))
        {
            return false;
        }

        if (!fraction.IsEmpty)
        {
            plain[length++] = (byte)'.';
            fraction.CopyTo(plain[length..]);
            length += fraction.Length;
        }

        if (!Utf8Parser.TryParse(plain[..length], out value, out var used) || used != length)
        {
            return false;
        }

        if (value == 0 && isNegative)
        {
            plain[0] = (byte)'0';
            length = 1;
        }

        return true;
    }

    private static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        if (text.StartsWith("£"u8))
        {
            return text["£"u8.Length..].TrimStart((byte)' ');
        }

        if (text.StartsWith("-£"u8))
        {
            // "-£5": the sign goes with the digits; nothing else may follow the pound sign.
            return text["-£"u8.Length..] is [>= (byte)'0' and <= (byte)'9', ..] ? Negated(text["-£"u8.Length..]) : default;
        }

        return text.EndsWith("%"u8) ? text[..^1].TrimEnd((byte)' ') : text;
    }

    private static byte[] Negated(ReadOnlySpan<byte> digits) => [(byte)'-', .. digits];

    private static bool TryWhole(ReadOnlySpan<byte> whole, Span<byte> plain, ref int length)
    {
        var start = length;
        var group = whole.IndexOf((byte)',');
        if (group >= 0 && (group is 0 or > 3 || whole.Length < 5))
        {
            return false;
        }

        var sinceComma = group >= 0 ? 3 - group : 0;
        foreach (var b in whole)
        {
            if (b == ',')
            {
                if (sinceComma != 3)
                {
                    return false;
                }

                sinceComma = 0;
                continue;
            }

            if (b is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            sinceComma++;
            if (b != '0' || length > start)
            {
                plain[length++] = b;
            }
        }

        if (group >= 0 && sinceComma != 3)
        {
            return false;
        }

        if (length == start)
        {
            plain[length++] = (byte)'0';
        }

        return true;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, Span<byte> plain, out int length, out decimal value)
    {
        (length, value) = (0, 0);
        if (!AreDigitsOrSigns(text) || !Utf8Parser.TryParse(text, out double number, out var used) || used != text.Length
            || Math.Abs(number) is > 1e15 or (> 0 and < 1e-15))
        {
            return false;
        }

        value = (decimal)number;
        return value.TryFormat(plain, out length, "0.############################", CultureInfo.InvariantCulture);
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool AreDigitsOrSigns(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(ExponentForm) < 0;
}
