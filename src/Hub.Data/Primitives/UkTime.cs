namespace Hub.Data.Primitives;

/// <summary>Days as people in the United Kingdom count them: an instant just before midnight UTC in summer is the next day.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today.</summary>
    public static DateOnly Today(TimeProvider time) => Day(time.GetUtcNow());

    /// <summary>The day of an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

    /// <summary>The instant on a clock in the United Kingdom.</summary>
    public static DateTimeOffset OnClock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);
}
