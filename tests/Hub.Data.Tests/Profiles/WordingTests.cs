using System.Globalization;
using Hub.Data.Profiles;

namespace Hub.Data.Tests.Profiles;

public sealed class WordingTests
{
    [Theory]
    [InlineData("2025-01-01", "2026-01-01", "calendar year 2025")]
    [InlineData("2025-04-01", "2025-05-01", "April 2025")]
    [InlineData("2025-01-01", "2025-04-01", "January to March 2025")]
    [InlineData("2024-10-01", "2025-04-01", "October 2024 to March 2025")]
    [InlineData("2025-02-10", "2026-02-10", "10 February 2025 to 9 February 2026")]
    [InlineData("2024-04-01", "2025-04-01", "April 2024 to March 2025")]
    public void Period_HalfOpenRange_IsSaidWithItsLastDayIncluded(string from, string until, string expected)
        => Assert.Equal(expected, Wording.Period(Date(from), Date(until)));

    [Theory]
    [InlineData("", "none")]
    [InlineData("a", "a")]
    [InlineData("a|b", "a and b")]
    [InlineData("a|b|c", "a, b and c")]
    public void List_AnyNumberOfItems_ReadsAsEnglish(string items, string expected)
        => Assert.Equal(expected, Wording.List(items.Split('|', StringSplitOptions.RemoveEmptyEntries)));

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
