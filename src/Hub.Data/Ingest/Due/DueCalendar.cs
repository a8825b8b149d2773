namespace Hub.Data.Ingest.Due;

/// <summary>
/// Which returns of a required source are due when, and how each stands. Periods begin in January as those of the coverage
/// calendar do; a submission covers every period that lies inside its own.
/// </summary>
public static class DueCalendar
{
    /// <summary>How long before its due day a return is spoken of as due soon.</summary>
    public const int SoonDays = 7;

    /// <summary>The returns whose due day lies in a window, earliest first.</summary>
    /// <param name="source">What is required.</param>
    /// <param name="sent">Everything sent for the kind, in any order.</param>
    /// <param name="dueFrom">First due day of the window.</param>
    /// <param name="dueUntil">The day after its last.</param>
    /// <param name="today">Today.</param>
    /// <param name="isAgreed">Whether an agreement lets the agency send the kind today.</param>
    public static IReadOnlyList<DueReturn> Between(
        RequiredSource source, IReadOnlyCollection<SentReturn> sent, DateOnly dueFrom, DateOnly dueUntil, DateOnly today, bool isAgreed)
        => [.. Periods(source, dueFrom, dueUntil).Select(period => Judge(source, period, sent, today, isAgreed))];

    private static IEnumerable<(DateOnly From, DateOnly Until)> Periods(RequiredSource source, DateOnly dueFrom, DateOnly dueUntil)
    {
        if (source.Every == "once")
        {
            var due = source.RequiredFrom.AddDays(source.DueDays);
            return due >= dueFrom && due < dueUntil ? [(source.RequiredFrom, source.RequiredFrom)] : [];
        }

        return Recurring(source, dueFrom, dueUntil);
    }

    private static IEnumerable<(DateOnly From, DateOnly Until)> Recurring(RequiredSource source, DateOnly dueFrom, DateOnly dueUntil)
    {
        var months = source.Every switch { "quarter" => 3, "half_year" => 6, "year" => 12, _ => 1 };
        var end = dueFrom.AddDays(-source.DueDays);
        var first = source.RequiredFrom > end ? source.RequiredFrom : end;
        // The period that holds the first day that matters, less one: its end may fall on the window's first day.
        var from = new DateOnly(first.Year, first.Month - ((first.Month - 1) % months), 1).AddMonths(-months);
        while (true)
        {
            var until = from.AddMonths(months);
            var due = until.AddDays(source.DueDays);
            if (due >= dueUntil)
            {
                yield break;
            }

            // A period is required when its last month lies wholly after the beginning.
            if (due >= dueFrom && until.AddMonths(-1) >= source.RequiredFrom)
            {
                yield return (from, until);
            }

            from = until;
        }
    }

    private static DueReturn Judge(
        RequiredSource source, (DateOnly From, DateOnly Until) period, IReadOnlyCollection<SentReturn> sent, DateOnly today, bool isAgreed)
    {
        var due = period.Until.AddDays(source.DueDays);
        var covering = sent
            .Where(s => source.Every == "once" || (s.PeriodFrom <= period.From && period.Until <= s.PeriodUntil))
            .OrderByDescending(s => s.SubmissionId)
            .ToList();
        var standing = covering.Find(s => SubmissionStatus.Counting.Contains(s.Status));
        var newest = covering.FirstOrDefault();
        var cameLate = standing?.ReceivedOn > due;
        var state = (standing, newest) switch
        {
            ({ IsPartial: true }, _) => DueState.PartlyReceived,
            ({ IsNil: true }, _) => DueState.NilReceived,
            ({ }, _) => cameLate ? DueState.ReceivedLate : DueState.Received,
            (_, { Status: SubmissionStatus.Held }) => DueState.Held,
            (_, { Status: SubmissionStatus.Received }) => DueState.BeingChecked,
            (_, { Status: SubmissionStatus.Checked }) => DueState.WaitsForDecision,
            (_, { Status: SubmissionStatus.Sent }) => DueState.BeingTakenIn,
            _ when !isAgreed => DueState.NotAgreed,
            (_, { Status: SubmissionStatus.Rejected }) => DueState.Refused,
            _ when today > due => DueState.Late,
            _ when today >= due.AddDays(-SoonDays) => DueState.Soon,
            _ => DueState.Ahead,
        };
        var decides = standing ?? newest;
        return new(source.Kind, period.From, period.Until, due, state, decides?.SubmissionId)
        {
            Key = decides?.Key,
            CameLate = cameLate,
            HasEnded = period.Until <= today,
        };
    }
}
