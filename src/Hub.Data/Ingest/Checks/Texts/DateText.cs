using System.Buffers.Text;

namespace Hub.Data.Ingest.Checks.Texts;

/// <summary>Why a text is not the date it should be; each has a sentence of its own.</summary>
internal enum DateFault
{
    /// <summary>It is a date.</summary>
    None,

    /// <summary>No date at all.</summary>
    NotADate,

    /// <summary>Such a day or month does not exist: 31/02/2025, 2025-13.</summary>
    NoSuchDay,

    /// <summary>Month first, as in the United States: 04/25/2025.</summary>
    UsOrder,

    /// <summary>Excel's number of a day, saved without its date format: 45750.</summary>
    ExcelSerial,
}

/// <summary>
/// Dates as people in the United Kingdom write them: day first, ISO, or with the month's name. Never depends on the machine's
/// culture.
/// </summary>
internal static class DateText
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    /// <summary>A day: 03/04/2025, 3.4.25, 3 April 2025, 2025-04-03, 20250403; a time behind it is ignored.</summary>
    /// <param name="text">Trimmed UTF-8.</param>
    /// <param name="latestYear">Two-digit years mean the latest year up to this one.</param>
    /// <param name="day">The day.</param>
    /// <param name="isDayFirstForSure">Whether the order is beyond doubt day first: the first number is over 12.</param>
    public static DateFault Day(ReadOnlySpan<byte> text, int latestYear, out DateOnly day, out bool isDayFirstForSure)
    {
        var fault = Day(text, latestYear, out day, out isDayFirstForSure, out var rest);
        return fault == DateFault.None && !rest.IsEmpty && !TryTime(rest, out _) ? DateFault.NotADate : fault;
    }

    /// <summary>A day with an optional time of day, to the second.</summary>
    public static DateFault DayAndTime(
        ReadOnlySpan<byte> text, int latestYear, out DateOnly day, out TimeOnly time, out bool isDayFirstForSure)
    {
        time = default;
        var fault = Day(text, latestYear, out day, out isDayFirstForSure, out var rest);
        return fault == DateFault.None && !rest.IsEmpty && !TryTime(rest, out time) ? DateFault.NotADate : fault;
    }

    /// <summary>A calendar month: 2025-04, 202504, 04/2025, April 2025, Apr-25; a day of the month stands for its month.</summary>
    public static DateFault Month(ReadOnlySpan<byte> text, int latestYear, out DateOnly first)
    {
        first = default;
        var tokens = new DateTokens(text);
        if (!tokens.Next())
        {
            return DateFault.NotADate;
        }

        var (a, aDigits, aIsName) = (tokens.Value, tokens.Digits, tokens.IsMonthName);
        if (aDigits == 6 && tokens.Rest.IsEmpty)
        {
            return Build(a / 100, a % 100, 1, out first);
        }

        if (aDigits is 5 && tokens.Rest.IsEmpty)
        {
            return DateFault.ExcelSerial;
        }

        if (!tokens.Next())
        {
            return DateFault.NotADate;
        }

        var (b, bDigits, bIsName) = (tokens.Value, tokens.Digits, tokens.IsMonthName);
        if (!tokens.Rest.IsEmpty)
        {
            var fault = Day(text, latestYear, out var day, out _);
            first = fault == DateFault.None ? new DateOnly(day.Year, day.Month, 1) : default;
            return fault;
        }

        return (aDigits, bDigits) switch
        {
            (4, 1 or 2) or (4, 0) => Build(a, b, 1, out first),
            (1 or 2, 4) => Build(b, a, 1, out first),
            (0, 4) => Build(b, a, 1, out first),
            (0, 2) when aIsName && !bIsName => Build(FullYear(b, latestYear), a, 1, out first),
            _ => DateFault.NotADate,
        };
    }

    /// <summary>A calendar quarter: 2025 Q2, 2025_q2, Q2 2025.</summary>
    public static DateFault Quarter(ReadOnlySpan<byte> text, out DateOnly first)
    {
        first = default;
        int year = 0, quarter = 0;
        for (var i = 0; i < text.Length;)
        {
            if ((text[i] | 0x20) == 'q' && i + 1 < text.Length && quarter == 0)
            {
                quarter = text[i + 1] - '0';
                i += 2;
            }
            else if (year == 0 && Utf8Parser.TryParse(text[i..], out int number, out var used) && used == 4 && number > 0)
            {
                year = number;
                i += 4;
            }
            else if (text[i] is (byte)' ' or (byte)'_' or (byte)'-' or (byte)'/')
            {
                i++;
            }
            else
            {
                return DateFault.NotADate;
            }
        }

        return quarter is < 1 or > 4 ? DateFault.NotADate : Build(year, (quarter * 3) - 2, 1, out first);
    }

    /// <summary>Excel's number of a day as a date, for the sentence that explains it; null outside 1954 to 2119.</summary>
    public static DateOnly? FromSerial(ReadOnlySpan<byte> text)
        => IsSerial(text) && Utf8Parser.TryParse(text, out int serial, out _) ? new DateOnly(1899, 12, 30).AddDays(serial) : null;

    /// <summary>The latest year that ends with two digits and is not after <paramref name="latestYear"/>.</summary>
    internal static int FullYear(int twoDigits, int latestYear)
        => latestYear - ((latestYear - twoDigits) % 100);

    private static DateFault Day(
        ReadOnlySpan<byte> text, int latestYear, out DateOnly day, out bool isDayFirstForSure, out ReadOnlySpan<byte> rest)
    {
        day = default;
        isDayFirstForSure = false;
        rest = default;
        if (IsSerial(text))
        {
            return DateFault.ExcelSerial;
        }

        var tokens = new DateTokens(text);
        if (!tokens.Next())
        {
            return DateFault.NotADate;
        }

        var (a, aDigits) = (tokens.Value, tokens.Digits);
        if (aDigits == 8)
        {
            rest = tokens.Rest;
            return Build(a / 10000, a / 100 % 100, a % 100, out day);
        }

        if (!tokens.Next())
        {
            return DateFault.NotADate;
        }

        var (b, bDigits) = (tokens.Value, tokens.Digits);
        if (!tokens.Next())
        {
            // A month where a day is wanted: say that the month does not exist before saying that the day is missing.
            return aDigits == 4 && bDigits is 1 or 2 && b > 12 ? DateFault.NoSuchDay : DateFault.NotADate;
        }

        var (c, cDigits) = (tokens.Value, tokens.Digits);
        rest = tokens.Rest;
        if (aDigits == 4 && cDigits is 1 or 2 && bDigits <= 2)
        {
            return Build(a, b, c, out day);
        }

        if (cDigits is not (2 or 4) || aDigits > 2 || bDigits > 2 || (aDigits == 0 && bDigits == 0))
        {
            return DateFault.NotADate;
        }

        var year = cDigits == 2 ? FullYear(c, latestYear) : c;
        if (aDigits == 0)
        {
            return Build(year, a, b, out day);
        }

        isDayFirstForSure = bDigits > 0 && a > 12;
        var fault = Build(year, b, a, out day);
        return fault == DateFault.NoSuchDay && b > 12 && Build(year, a, b, out _) == DateFault.None ? DateFault.UsOrder : fault;
    }

    private static DateFault Build(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < FirstYear or > LastYear)
        {
            return DateFault.NotADate;
        }

        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return DateFault.NoSuchDay;
        }

        date = new DateOnly(year, month, day);
        return DateFault.None;
    }

    /// <summary>Five digits from 20000 to 79999, a fraction allowed: no other date is written so.</summary>
    private static bool IsSerial(ReadOnlySpan<byte> text)
    {
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        return whole.Length == 5 && whole[0] is >= (byte)'2' and <= (byte)'7' && !whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && (point < 0 || !text[(point + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out TimeOnly time)
    {
        time = default;
        Span<int> parts = stackalloc int[3];
        var count = 0;
        while (count < 3 && Utf8Parser.TryParse(text, out int part, out var used) && used is 1 or 2 && part >= 0)
        {
            parts[count++] = part;
            text = text[used..];
            if (text.IsEmpty || text[0] != ':')
            {
                break;
            }

            text = text[1..];
        }

        if (count < 2 || parts[1] > 59 || parts[2] > 59 || !TrySuffix(text, ref parts[0]))
        {
            return false;
        }

        time = new TimeOnly(parts[0], parts[1], parts[2]);
        return true;
    }

    /// <summary>Fractions of a second are dropped, "Z" is accepted, am and pm move the hour.</summary>
    private static bool TrySuffix(ReadOnlySpan<byte> text, ref int hour)
    {
        if (!text.IsEmpty && text[0] == '.')
        {
            var end = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            text = end < 0 ? default : text[(end + 1)..];
        }

        text = text.Trim((byte)' ');
        if (text.Length == 2 && (text[1] | 0x20) == 'm' && (text[0] | 0x20) is 'a' or 'p')
        {
            if (hour is < 1 or > 12)
            {
                return false;
            }

            hour = (hour % 12) + ((text[0] | 0x20) == 'p' ? 12 : 0);
            return true;
        }

        return hour < 24 && (text.IsEmpty || text is [(byte)'Z']);
    }
}
