using System.Globalization;
using Hub.Data.Primitives;
using Hub.Data.Profiles;

namespace Hub.Web.Forms;

/// <summary>Days and instants as pages say them: "3 April 2026", "3 April 2026 at 09:30", in the time of the United Kingdom.</summary>
public static class When
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => Wording.Date(day);

    /// <summary>The day of an instant.</summary>
    public static string Day(DateTimeOffset instant) => Wording.Date(UkTime.Day(instant));

    /// <summary>An instant to the minute.</summary>
    public static string At(DateTimeOffset instant) => Day(instant) + " at " + Time(instant);

    /// <summary>The time of day of an instant.</summary>
    public static string Time(DateTimeOffset instant)
        => TimeZoneInfo.ConvertTime(instant, London).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A period whose last day is the day before <paramref name="until"/>; a single delivery has none.</summary>
    public static string Period(DateOnly from, DateOnly until) => from == until ? "One delivery" : Wording.Period(from, until);
}
