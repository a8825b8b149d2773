using System.Globalization;

namespace Hub.Data.Sharing.Deciding;

/// <summary>A day as sentences write it.</summary>
internal static class DayWords
{
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
