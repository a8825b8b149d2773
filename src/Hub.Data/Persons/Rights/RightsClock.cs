using System.Globalization;

namespace Hub.Data.Persons.Rights;

/// <summary>
/// The statutory clock of a request: one calendar month, extendable by two more where it is complex (UK GDPR article 12(3); DPA
/// 2018 section 54, confirm the extension under Part 3 with your data protection officer). It runs from the day the request came
/// or, where proof of identity was asked for, from the day that proof came. A month ends on the same day of the next one, or on
/// its last day where that day does not exist: 31 January, 28 February. It is not moved for weekends, so it is never late.
/// </summary>
/// <param name="StartsOn">The first day.</param>
/// <param name="FirstDueOn">One month after it: until then an extension must be told.</param>
/// <param name="DueOn">The last day on which the answer is in time.</param>
/// <param name="WaitsForIdentity">Whether proof of identity is still to come; the days then stand for the earliest case.</param>
public sealed record RightsClock(DateOnly StartsOn, DateOnly FirstDueOn, DateOnly DueOn, bool WaitsForIdentity)
{
    /// <summary>The clock of a request.</summary>
    public static RightsClock For(DateOnly receivedOn, DateOnly? identityAskedOn, DateOnly? identityProvedOn, bool isExtended)
    {
        var start = identityAskedOn is not null && identityProvedOn is { } proved ? proved : receivedOn;
        // Months are added to the start, not to the first due day: 31 January becomes 30 April, not 28 April.
        return new RightsClock(
            start, start.AddMonths(1), start.AddMonths(isExtended ? 3 : 1), identityAskedOn is not null && identityProvedOn is null);
    }

    /// <summary>"due 14 December 2026, 12 days left".</summary>
    public string Words(DateOnly today)
    {
        var day = DueOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        var left = DueOn.DayNumber - today.DayNumber;
        var days = Math.Abs(left) == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(left)} days");
        return left switch
        {
            > 0 => $"due {day}, {days} left",
            0 => $"due today, {day}",
            _ => $"was due {day}, {days} late",
        };
    }
}
