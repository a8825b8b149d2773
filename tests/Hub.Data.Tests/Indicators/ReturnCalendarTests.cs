using System.Globalization;
using Hub.Data.Indicators.Release;
using Hub.Data.Indicators.Released;

namespace Hub.Data.Tests.Indicators;

public sealed class ReturnCalendarTests
{
    private static readonly DateOnly Today = new(2025, 6, 1);

    [Theory]
    [InlineData("month", "2025-03-01", ReturnState.Missing)]
    [InlineData("month", "2025-04-01", ReturnState.Missing)]
    [InlineData("month", "2025-05-01", ReturnState.NotDue)]
    [InlineData("month", "2024-12-01", ReturnState.NotDue)]
    [InlineData("quarter", "2025-01-01", ReturnState.Missing)]
    [InlineData("quarter", "2025-04-01", ReturnState.NotDue)]
    [InlineData("half_year", "2025-03-01", ReturnState.NotDue)]
    [InlineData("year", "2025-03-01", ReturnState.NotDue)]
    public void State_NothingSent_DependsOnTheDueDate(string every, string month, ReturnState expected)
        => Assert.Equal(expected, new ReturnCalendar(every, 30, new(2025, 1, 1)).State(Date(month), [], Today));

    // A quarterly return covers each of its months; one that came after its thirty days is late; a nil return is a true zero.
    [Theory]
    [InlineData("2025-01-01", "2025-04-30", false, ReturnState.Received)]
    [InlineData("2025-03-01", "2025-05-02", false, ReturnState.Late)]
    [InlineData("2025-02-01", "2025-04-02", true, ReturnState.Nil)]
    [InlineData("2025-04-01", "2025-04-02", false, ReturnState.NotDue)]
    public void State_QuarterSent_CoversItsMonths(string month, string received, bool isNil, ReturnState expected)
    {
        var quarter = new AcceptedReturn(
            new(2025, 1, 1), new(2025, 4, 1), new DateTimeOffset(Date(received), default, TimeSpan.Zero), isNil);

        Assert.Equal(expected, new ReturnCalendar("quarter", 30, null).State(Date(month), [quarter], Today));
    }

    [Fact]
    public void State_NotRequiredButSentBefore_IsMissing()
        => Assert.Equal(ReturnState.Missing, new ReturnCalendar("month", 0, null).State(new(2025, 2, 1), [], Today));

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
