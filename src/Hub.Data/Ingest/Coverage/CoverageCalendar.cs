namespace Hub.Data.Ingest.Coverage;

/// <summary>
/// The cells of one source over some months: one for each of its periods, so a quarterly return is one cell of three months.
/// Periods begin in January as those of SI 2007/1831 do.
/// </summary>
public static class CoverageCalendar
{
    /// <summary>The cells from left to right; together they cover every month once.</summary>
    /// <param name="source">What is required.</param>
    /// <param name="returns">What the agency sent of the kind.</param>
    /// <param name="from">The first day of the board's first month.</param>
    /// <param name="until">The day after its last month.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<CoverageCell> Cells(
        CoverageSource source, IReadOnlyCollection<CoverageReturn> returns, DateOnly from, DateOnly until, DateOnly today)
    {
        if (source.Every == "once")
        {
            var due = source.RequiredFrom.AddDays(source.DueDays);
            return [new(source.RequiredFrom, source.RequiredFrom, Months(from, until), Judge(source, [.. returns], due, today))];
        }

        var length = source.Every switch { "quarter" => 3, "half_year" => 6, "year" => 12, _ => 1 };
        var cells = new List<CoverageCell>();
        var begin = new DateOnly(from.Year, from.Month - ((from.Month - 1) % length), 1);
        for (var first = begin; first < until; first = first.AddMonths(length))
        {
            var end = first.AddMonths(length);
            var covering = returns.Where(one => one.PeriodFrom <= first && end <= one.PeriodUntil).ToList();
            // A period is required when its last month lies wholly after the beginning.
            var state = covering.Count == 0 && end.AddMonths(-1) < source.RequiredFrom
                ? CoverageState.NotDue
                : Judge(source, covering, end.AddDays(source.DueDays), today);
            cells.Add(new(first, end, Months(first < from ? from : first, end > until ? until : end), state));
        }

        return cells;
    }

    private static CoverageState Judge(CoverageSource source, List<CoverageReturn> covering, DateOnly due, DateOnly today)
    {
        var newest = covering.MaxBy(one => one.SubmissionId);
        return covering.Where(one => SubmissionStatus.Counting.Contains(one.Status)).MaxBy(one => one.SubmissionId) switch
        {
            { IsPartial: true } => CoverageState.Partial,
            { IsNil: true } => CoverageState.Nil,
            { IsThin: true } => CoverageState.Thin,
            { } stands => stands.ReceivedOn <= due ? CoverageState.Received : CoverageState.Late,
            null when newest is not null && SubmissionStatus.Open.Contains(newest.Status) => CoverageState.UnderWay,
            null when newest is { Status: SubmissionStatus.Withdrawn } => CoverageState.Withdrawn,
            null when today <= due => CoverageState.NotDue,
            null => source.Agreement is null ? CoverageState.NotAgreed : CoverageState.Missing,
        };
    }

    private static int Months(DateOnly from, DateOnly until) => ((until.Year - from.Year) * 12) + until.Month - from.Month;
}
