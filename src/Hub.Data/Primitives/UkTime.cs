namespace Hub.Data.Primitives;

/// <summary>Days as people in the United Kingdom count them: an instant just before midnight UTC in summer is the next day.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today.</summary>
    public static DateOnly Today(TimeProvider time) => Day(time.GetUtcNow());

    /// <summary>The instant at which a day begins.</summary>
    public static DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight));
    }

    /// <summary>An instant as clocks in the United Kingdom show it.</summary>
    public static DateTime Clock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London).DateTime;

    /// <summary>The day of an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

    /// <summary>The instant on a clock in the United Kingdom.</summary>
    public static DateTimeOffset OnClock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);

    /// <summary>
    /// The instants at which clocks in the United Kingdom show a time: one; none in the hour that is left out in March; two, the
    /// earlier first, in the hour that is repeated in October.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> Instants(DateTime clock)
        => London.IsInvalidTime(clock) ? []
            : London.IsAmbiguousTime(clock)
                ? [.. London.GetAmbiguousTimeOffsets(clock).OrderDescending().Select(offset => new DateTimeOffset(clock, offset))]
                : [new DateTimeOffset(clock, London.GetUtcOffset(clock))];
}
