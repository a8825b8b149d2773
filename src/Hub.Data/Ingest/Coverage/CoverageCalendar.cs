namespace Hub.Data.Ingest.Coverage;

/// <summary>Turns required sources and accepted returns into states by month. Pure.</summary>
public static class CoverageCalendar
{
    /// <summary>Coverage of one source.</summary>
    /// <param name="source">What is required.</param>
    /// <param name="returns">Accepted returns; those of other agencies and kinds are ignored.</param>
    /// <param name="from">First month, its first day.</param>
    /// <param name="until">First day of the month after the last.</param>
    /// <param name="today">Due dates after this day are not yet missed.</param>
    public static SourceCoverage For(
        RequiredSource source, IEnumerable<AcceptedReturn> returns, DateOnly from, DateOnly until, DateOnly today)
    {
        var own = returns.Where(r => r.AgencyCode == source.AgencyCode && r.Kind == source.Kind).ToList();
        var months = MonthsOf(from, until);
        return new SourceCoverage(
            source.AgencyCode,
            source.AgencyName,
            source.Kind,
            source.Title,
            source.Every,
            months,
            [.. months.Select(month => StateOf(source, own, month, today))],
            own.Count == 0 ? null : own.Max(r => r.PeriodUntil).AddDays(-1));
    }

    /// <summary>The first days of the months of a half-open period.</summary>
    public static IReadOnlyList<DateOnly> MonthsOf(DateOnly from, DateOnly until)
    {
        var months = new List<DateOnly>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month < until; month = month.AddMonths(1))
        {
            months.Add(month);
        }

        return months;
    }

    /// <summary>
    /// The half-open calendar period of <paramref name="every"/> that holds <paramref name="month"/>; quarters begin in
    /// January as those of SI 2007/1831 do. "once" ends with the month itself.
    /// </summary>
    public static (DateOnly From, DateOnly Until) DuePeriod(string every, DateOnly month)
    {
        var length = every switch
        {
            "quarter" => 3,
            "half_year" => 6,
            "year" => 12,
            _ => 1,
        };
        var first = new DateOnly(month.Year, month.Month - ((month.Month - 1) % length), 1);
        return (first, first.AddMonths(length));
    }

    private static ReturnState StateOf(RequiredSource source, List<AcceptedReturn> returns, DateOnly month, DateOnly today)
    {
        var next = month.AddMonths(1);
        var covering = returns.Where(r => r.PeriodFrom < next && r.PeriodUntil > month).ToList();
        if (covering.Count > 0)
        {
            return covering.All(r => r.IsNil) ? ReturnState.Nil
                : covering.Any(r => DateOnly.FromDateTime(r.ReceivedAt.UtcDateTime) <= r.PeriodUntil.AddDays(source.DueDays))
                    ? ReturnState.Received
                    : ReturnState.Late;
        }

        var (_, until) = DuePeriod(source.Every, month);
        return month < source.RequiredFrom || until.AddDays(source.DueDays) >= today
            ? ReturnState.NotDue
            : ReturnState.Missing;
    }
}
