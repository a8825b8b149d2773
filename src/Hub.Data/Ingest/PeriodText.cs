using System.Globalization;

namespace Hub.Data.Ingest;

/// <summary>A period as people type it: a month, a quarter, a calendar year, or its first day and the day after its last.</summary>
public static class PeriodText
{
    /// <summary>The period, or null when the text is none.</summary>
    public static FolderPeriod? Parse(string text)
    {
        if (Day(text + "-01") is { } month && text.Length == 7)
        {
            return new FolderPeriod(month, month.AddMonths(1));
        }

        if (text.Length == 4 && Day(text + "-01-01") is { } year)
        {
            return new FolderPeriod(year, year.AddYears(1));
        }

        if (text.Length == 7 && text[4..6] is "-Q" or "-q" && text[6] is >= '1' and <= '4' && Day(text[..4] + "-01-01") is { } first)
        {
            var from = first.AddMonths((text[6] - '1') * 3);
            return new FolderPeriod(from, from.AddMonths(3));
        }

        return text.Split("..") is [var begin, var end] && Day(begin) is { } start && Day(end) is { } until && start < until
            ? new FolderPeriod(start, until)
            : null;
    }

    private static DateOnly? Day(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
