using System.Globalization;

namespace Hub.Data.Indicators;

/// <summary>Periods as a document prints them: "2025", "April 2025", "January to March 2025", "April 2024 to March 2025".</summary>
public static class PeriodWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A half-open period in words; one that is not of whole months is given by its days.</summary>
    public static string Of(DateOnly from, DateOnly until)
    {
        var last = until.AddDays(-1);
        if (from.Day != 1 || until.Day != 1)
        {
            return from == last ? Day(from) : $"{Day(from)} to {Day(last)}";
        }

        if (from.Month == 1 && until == from.AddYears(1))
        {
            return from.Year.ToString(CultureInfo.InvariantCulture);
        }

        if (until == from.AddMonths(1))
        {
            return Month(from);
        }

        return from.Year == last.Year
            ? $"{from.ToString("MMMM", English)} to {Month(last)}"
            : $"{Month(from)} to {Month(last)}";
    }

    /// <summary>A day: "3 April 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <summary>A month: "April 2026".</summary>
    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", English);

    /// <summary>Months in words, runs drawn together: "May to July 2025 and September 2025".</summary>
    public static string Months(IEnumerable<DateOnly> months)
    {
        var runs = new List<(DateOnly From, DateOnly Until)>();
        foreach (var month in months.Order())
        {
            if (runs.Count > 0 && runs[^1].Until == month)
            {
                runs[^1] = (runs[^1].From, month.AddMonths(1));
            }
            else
            {
                runs.Add((month, month.AddMonths(1)));
            }
        }

        return Join([.. runs.Select(run => Of(run.From, run.Until))]);
    }

    /// <summary>Words joined as English joins them: "a", "a and b", "a, b and c".</summary>
    public static string Join(IReadOnlyList<string> words)
        => words.Count < 2 ? string.Concat(words) : string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1];
}
