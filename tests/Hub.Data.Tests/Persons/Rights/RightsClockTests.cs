using CsCheck;
using Hub.Data.Persons.Rights;

namespace Hub.Data.Tests.Persons.Rights;

/// <summary>One calendar month, mind the ends of months; expected days as the ICO's guide to time limits counts them.</summary>
public sealed class RightsClockTests
{
    [Theory]
    [InlineData("2026-09-03", "2026-10-03", "2026-12-03")]
    [InlineData("2026-01-31", "2026-02-28", "2026-04-30")]
    [InlineData("2028-01-31", "2028-02-29", "2028-04-30")]
    [InlineData("2026-03-31", "2026-04-30", "2026-06-30")]
    [InlineData("2026-12-31", "2027-01-31", "2027-03-31")]
    [InlineData("2026-11-30", "2026-12-30", "2027-02-28")]
    public void For_OneMonthAndThree_EndOnTheSameDayOrTheLastOfTheMonth(string received, string due, string extended)
    {
        var day = Day(received);
        Assert.Equal(Day(due), RightsClock.For(day, null, null, false).DueOn);
        Assert.Equal(Day(extended), RightsClock.For(day, null, null, true).DueOn);
        Assert.Equal(Day(due), RightsClock.For(day, null, null, true).FirstDueOn);
    }

    [Fact]
    public void For_ProofAskedFor_RunsFromTheProof()
    {
        var (received, asked, proved) = (Day("2026-09-03"), Day("2026-09-04"), Day("2026-09-20"));

        Assert.Equal((Day("2026-10-20"), false), Facts(RightsClock.For(received, asked, proved, false)));
        Assert.Equal((Day("2026-10-03"), true), Facts(RightsClock.For(received, asked, null, false)));
        Assert.Equal((Day("2026-10-03"), false), Facts(RightsClock.For(received, null, proved, false)));
    }

    [Theory]
    [InlineData("2026-12-02", "due 14 December 2026, 12 days left")]
    [InlineData("2026-12-13", "due 14 December 2026, 1 day left")]
    [InlineData("2026-12-14", "due today, 14 December 2026")]
    [InlineData("2026-12-15", "was due 14 December 2026, 1 day late")]
    public void Words_CountTheDays(string today, string words)
        => Assert.Equal(words, RightsClock.For(Day("2026-11-14"), null, null, false).Words(Day(today)));

    [Fact]
    public void For_AnyDay_IsNeverLongerThanAMonthAndNeverShorterThan28Days()
        => Gen.Int[0, 40_000].Select(n => new DateOnly(2000, 1, 1).AddDays(n)).Sample(day =>
        {
            var clock = RightsClock.For(day, null, null, false);
            var days = clock.DueOn.DayNumber - day.DayNumber;
            return days is >= 28 and <= 31 && (clock.DueOn.Day == day.Day || clock.DueOn.AddDays(1).Day == 1);
        });

    private static (DateOnly, bool) Facts(RightsClock clock) => (clock.DueOn, clock.WaitsForIdentity);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
