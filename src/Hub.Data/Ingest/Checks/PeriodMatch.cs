using System.Globalization;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Checks;

/// <summary>
/// Whether a file is of the period that its sender named: counts rows by month of the date that a rule binds to the period,
/// and says which period the file looks like when most rows lie elsewhere.
/// </summary>
internal sealed class PeriodMatch(CheckSetting setting, int? field)
{
    private readonly SortedDictionary<int, long> _rowsByMonth = [];
    private int _lastMonth = -1;
    private long _inLastMonth;
    private long _outside;
    private long _all;

    /// <summary>The match for a kind; it judges nothing where no rule of the kind binds a date to the period.</summary>
    public static PeriodMatch Of(CheckSetting setting, Func<string, int> place)
    {
        var rule = setting.Kind.Rules.OfType<DateInPeriodRule>().FirstOrDefault();
        return new PeriodMatch(setting, rule is null ? null : place(rule.Fields[0]));
    }

    /// <summary>Counts a row.</summary>
    public void Count(RowValues row)
    {
        if (field is not { } at || row[at].State != ValueState.Present)
        {
            return;
        }

        var from = row[at].From;
        var month = (from.Year * 12) + from.Month - 1;
        if (month != _lastMonth)
        {
            Flush();
            _lastMonth = month;
        }

        _inLastMonth++;
        _all++;
        _outside += from < setting.PeriodFrom || from >= setting.PeriodUntil ? 1 : 0;
    }

    /// <summary>Null unless most rows lie outside the declared period.</summary>
    public Refusal? Verdict()
    {
        Flush();
        if (_outside * 2 <= _all)
        {
            return null;
        }

        // One month that holds most rows, or the span of all that hold some: a stray row of another year says nothing.
        var common = _rowsByMonth.Where(pair => pair.Value * 2 > _all).Select(pair => pair.Key).ToList();
        if (common.Count == 0)
        {
            common = [.. _rowsByMonth.Where(pair => pair.Value * 50 >= _all).Select(pair => pair.Key)];
        }

        if (common.Count == 0)
        {
            common = [.. _rowsByMonth.Keys];
        }

        var looksLike = Period(Day(common[0]), Day(common[^1]).AddMonths(1));
        var declared = Period(setting.PeriodFrom, setting.PeriodUntil);
        return new Refusal(
            "other_period",
            $"This file looks like {looksLike}, but it was sent as {declared}; "
            + $"send it for {looksLike}, or choose the file for {declared}.");
    }

    /// <summary>A period in words: "March 2025", "2025", "January to June 2025", "April 2024 to March 2025".</summary>
    internal static string Period(DateOnly from, DateOnly until)
    {
        var last = until.AddDays(-1);
        if (from.Day != 1 || until.Day != 1)
        {
            return Text(from, "d MMMM yyyy") + (last == from ? "" : " to " + Text(last, "d MMMM yyyy"));
        }

        return (from.Year == last.Year, from.Month == last.Month) switch
        {
            (true, true) => Text(from, "MMMM yyyy"),
            (true, false) when from.Month == 1 && last.Month == 12 => Text(from, "yyyy"),
            (true, false) => Text(from, "MMMM") + " to " + Text(last, "MMMM yyyy"),
            (false, _) => Text(from, "MMMM yyyy") + " to " + Text(last, "MMMM yyyy"),
        };
    }

    private static DateOnly Day(int month) => new(month / 12, (month % 12) + 1, 1);

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private void Flush()
    {
        if (_inLastMonth > 0)
        {
            _rowsByMonth[_lastMonth] = _rowsByMonth.GetValueOrDefault(_lastMonth) + _inLastMonth;
        }

        _inLastMonth = 0;
    }
}
