using System.Globalization;

namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// A date of birth as eight decimal digits packed into a number (0x19840231), so that two can be compared digit by digit. A day that does
/// not exist is kept: it is a slip of somebody's pen, and one digit from the truth. Day or month 0 means that only the rest is known.
/// </summary>
public static class BirthDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The packed date; 0 where the text is none. <paramref name="monthFirst"/> says how "03/04/1980" is meant.</summary>
    internal static int Parse(string text, bool monthFirst)
    {
        var trimmed = text.AsSpan().Trim();
        var time = trimmed.IndexOfAny('T', ' ');
        if (time >= 8 && trimmed[..time].IndexOfAnyExceptInRange('-', '9') < 0)
        {
            trimmed = trimmed[..time];
        }

        Span<int> numbers = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var count = Numbers(trimmed, numbers, widths);
        return count switch
        {
            3 when widths[0] == 4 => Pack(numbers[0], numbers[1], numbers[2]),
            3 when monthFirst => Pack(Year(numbers[2], widths[2]), numbers[0], numbers[1]),
            3 => Pack(Year(numbers[2], widths[2]), numbers[1], numbers[0]),
            2 when widths[0] == 4 => Pack(numbers[0], numbers[1], 0),
            2 when widths[1] == 4 => Pack(numbers[1], numbers[0], 0),
            1 when widths[0] == 8 => Eight(numbers[0], monthFirst),
            1 when widths[0] == 4 => Pack(numbers[0], 0, 0),
            _ => 0,
        };
    }

    /// <summary>1 where the text can only be month first, -1 where it can only be day first, 0 where it does not tell.</summary>
    internal static int MonthFirst(string text)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        return Numbers(text.AsSpan().Trim(), numbers, widths) != 3 || widths[0] == 4 ? 0
            : numbers[1] is > 12 and <= 31 && numbers[0] <= 12 ? 1
            : numbers[0] is > 12 and <= 31 && numbers[1] <= 12 ? -1
            : 0;
    }

    /// <summary>Whether a text reads as a whole date.</summary>
    public static bool IsDate(string text) => text.Length is >= 6 and <= 30 && (Parse(text, monthFirst: false) & 0xFF) != 0;

    private static int Eight(int number, bool monthFirst)
    {
        var (year, month, day) = (number / 10000, number / 100 % 100, number % 100);
        return year is >= 1850 and < 2100 ? Pack(year, month, day)
            : monthFirst ? Pack(number % 10000, number / 1000000, number / 10000 % 100)
            : Pack(number % 10000, number / 10000 % 100, number / 1000000);
    }

    private static int Year(int number, int width) => width == 2 ? number + (number > 26 ? 1900 : 2000) : number;

    private static int Pack(int year, int month, int day)
        => year is < 1000 or > 7999 ? 0
            : int.Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}{month % 100:00}{day % 100:00}"),
                NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static int Numbers(ReadOnlySpan<char> text, Span<int> numbers, Span<int> widths)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                continue;
            }

            if (count == 3)
            {
                return 0;
            }

            var start = i;
            while (i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]))
            {
                i++;
            }

            var word = text[start..(i + 1)];
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (number = Month(word)) == 0)
            {
                return 0;
            }

            (numbers[count], widths[count]) = (number, word.Length);
            count++;
        }

        return count;
    }

    // "14th" is a day, "March" a month; days stand first where the month is a word.
    private static int Month(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < Months.Length && word.Length >= 3; i++)
        {
            if (word[..3].Equals(Months[i], StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return word.Length is 3 or 4 && int.TryParse(word[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : 0;
    }
}
