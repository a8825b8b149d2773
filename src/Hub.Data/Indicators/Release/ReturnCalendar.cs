using Hub.Data.Indicators.Released;

namespace Hub.Data.Indicators.Release;

/// <summary>An accepted submission: half-open period, when it came, and whether it declares that there was nothing.</summary>
internal sealed record AcceptedReturn(DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset ReceivedAt, bool IsNil);

/// <summary>
/// What is due from one source, and so what its silence in a month means. What nobody required is expected all the same once
/// it is sent: a month without it is then a gap.
/// </summary>
/// <param name="Every">month, quarter, half_year, year or once.</param>
/// <param name="DueDays">Days from the end of a return's period to its due date.</param>
/// <param name="RequiredFrom">First day required; null means always.</param>
internal sealed record ReturnCalendar(string Every, int DueDays, DateOnly? RequiredFrom)
{
    /// <summary>The state of a month. A due date that is not before <paramref name="today"/> is not yet missed.</summary>
    public ReturnState State(DateOnly month, IReadOnlyList<AcceptedReturn> returns, DateOnly today)
    {
        var next = month.AddMonths(1);
        var covering = returns.Where(r => r.PeriodFrom <= month && next <= r.PeriodUntil).ToList();
        if (covering.Count > 0)
        {
            return covering.All(r => r.IsNil) ? ReturnState.Nil
                : covering.Any(IsInTime) ? ReturnState.Received
                : ReturnState.Late;
        }

        return month < RequiredFrom || EndOfReturn(month).AddDays(DueDays) >= today ? ReturnState.NotDue : ReturnState.Missing;
    }

    private bool IsInTime(AcceptedReturn accepted)
        => DateOnly.FromDateTime(accepted.ReceivedAt.UtcDateTime) <= accepted.PeriodUntil.AddDays(DueDays);

    // A quarterly return for January is due after March. Quarters begin in January, as those of SI 2007/1831 do.
    private DateOnly EndOfReturn(DateOnly month)
    {
        var months = Every switch { "quarter" => 3, "half_year" => 6, "year" => 12, _ => 1 };
        return new DateOnly(month.Year, month.Month - ((month.Month - 1) % months), 1).AddMonths(months);
    }
}
