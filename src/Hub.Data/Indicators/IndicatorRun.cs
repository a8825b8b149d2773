namespace Hub.Data.Indicators;

/// <summary>A wish for a computation: one kind of profile area, one period of whole months.</summary>
/// <param name="AreaKind">The kind of profile area: "lpa", "csp".</param>
/// <param name="From">First day of the first month.</param>
/// <param name="Until">The day after the last month.</param>
public sealed record RunRequest(string AreaKind, DateOnly From, DateOnly Until)
{
    /// <summary>The first day of the period of the same length just before, with which this one is compared.</summary>
    public DateOnly PreviousFrom => From.AddMonths(-Months);

    /// <summary>Length in months.</summary>
    public int Months => ((Until.Year - From.Year) * 12) + Until.Month - From.Month;

    /// <summary>What is wrong with it as one sentence, or null.</summary>
    public string? Refusal()
    {
        if (From.Day != 1 || Until.Day != 1)
        {
            return "A period is made of whole months: let it begin and end on the first day of a month.";
        }

        return From < Until ? null : "The period ends before it begins: name the first month and the month after the last.";
    }
}

/// <summary>One computation as stored.</summary>
/// <param name="RunId">Subject of the job <c>indicator.compute</c>.</param>
/// <param name="AreaKind">The kind of profile area.</param>
/// <param name="PeriodFrom">First day of the period.</param>
/// <param name="PeriodUntil">The day after its last.</param>
/// <param name="PreviousFrom">First day of the period it is compared with, which ends where this one begins.</param>
/// <param name="RuleVersion">Version of the rules it was computed with.</param>
/// <param name="ComputedAt">When it was computed; null while it waits.</param>
/// <param name="SubmissionIds">The accepted submissions it rests on.</param>
public sealed record IndicatorRun(
    long RunId,
    string AreaKind,
    DateOnly PeriodFrom,
    DateOnly PeriodUntil,
    DateOnly PreviousFrom,
    int RuleVersion,
    DateTimeOffset? ComputedAt,
    long[] SubmissionIds)
{
    /// <summary>The version of the rules in this program; raised when the same rows would give another figure.</summary>
    public const int CurrentRules = 1;

    /// <summary>The day whose areas it uses: the last of the period.</summary>
    public DateOnly AreasOn => PeriodUntil.AddDays(-1);
}
