using System.Globalization;
using Hub.Data.Primitives;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>A time on a clock in the United Kingdom, as a form gives it.</summary>
/// <param name="At">The instant; null where it is empty or wrong.</param>
/// <param name="Problem">What is wrong, in one sentence; null where nothing is.</param>
public sealed record ReleaseTime(DateTimeOffset? At, string? Problem)
{
    /// <summary>Chooses the second of the two hours of the night on which clocks go back.</summary>
    public const string SecondHour = "second";

    /// <summary>Reads a day and a time; both empty is no time at all.</summary>
    /// <param name="day">As a date field sends it: 2026-10-25.</param>
    /// <param name="clock">As a time field sends it: 01:30.</param>
    /// <param name="hour">"first" or "second" where the clock shows the time twice.</param>
    /// <param name="what">Names the time in the sentences: "The time of release".</param>
    public static ReleaseTime Read(string? day, string? clock, string? hour, string what)
    {
        if (string.IsNullOrWhiteSpace(day) && string.IsNullOrWhiteSpace(clock))
        {
            return new(null, null);
        }

        if (!DateOnly.TryParse(day, CultureInfo.InvariantCulture, out var date)
            || !TimeOnly.TryParse(clock, CultureInfo.InvariantCulture, out var time))
        {
            return new(null, $"{what} needs a day and a time, for instance 3 April 2026 and 09:30.");
        }

        return (UkTime.Instants(date.ToDateTime(time)), hour) switch
        {
            ([], _) => new(null, $"{what} does not exist: clocks go forward that night and leave this hour out. Choose another."),
            ([var only], _) => new(only, null),
            ([var first, ..], "first") => new(first, null),
            ([_, var second, ..], SecondHour) => new(second, null),
            _ => new(null, $"{what} comes twice: clocks go back that night. Choose the first or the second, or another time."),
        };
    }
}
