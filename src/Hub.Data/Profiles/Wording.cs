using System.Globalization;

namespace Hub.Data.Profiles;

/// <summary>How the profile says dates, periods and lists: "3 April 2026", "calendar year 2025", "a, b and c".</summary>
public static class Wording
{
    private static readonly CultureInfo Uk = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"3 April 2026".</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", Uk);

    /// <summary>"April 2026".</summary>
    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", Uk);

    /// <summary>"Apr 25", for the head of a narrow column.</summary>
    public static string ShortMonth(DateOnly month) => month.ToString("MMM yy", Uk);

    /// <summary>
    /// A half-open period in words: "calendar year 2025", "April 2025", "January to March 2025", "October 2024 to March 2025",
    /// else both days, the last one included.
    /// </summary>
    public static string Period(DateOnly from, DateOnly until)
    {
        var last = until.AddDays(-1);
        var wholeMonths = from.Day == 1 && until.Day == 1;
        if (!wholeMonths)
        {
            return $"{Date(from)} to {Date(last)}";
        }

        if (from.Month == 1 && until == from.AddYears(1))
        {
            return string.Create(Uk, $"calendar year {from.Year}");
        }

        if (until == from.AddMonths(1))
        {
            return Month(from);
        }

        return from.Year == last.Year
            ? $"{from.ToString("MMMM", Uk)} to {Month(last)}"
            : $"{Month(from)} to {Month(last)}";
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "none",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    /// <summary>"1 source", "3 sources".</summary>
    public static string Count(int number, string singular, string? plural = null)
        => number == 1 ? $"1 {singular}" : string.Create(Uk, $"{number:N0} {plural ?? singular + "s"}");

    /// <summary>The text with its first letter large, for the start of a sentence or cell.</summary>
    public static string Sentence(string text)
        => text.Length == 0 ? text : string.Concat(char.ToUpper(text[0], Uk).ToString(), text.AsSpan(1));

    /// <summary>A title within a sentence: its first letter small, unless it begins with an abbreviation.</summary>
    public static string Inline(string title)
        => title.Length > 1 && !char.IsLower(title[1]) ? title : char.ToLowerInvariant(title[0]) + title[1..];
}
