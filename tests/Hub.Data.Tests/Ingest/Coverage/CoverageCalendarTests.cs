using Hub.Data.Ingest.Coverage;

namespace Hub.Data.Tests.Ingest.Coverage;

public sealed class CoverageCalendarTests
{
    private static readonly DateOnly From = new(2025, 1, 1);
    private static readonly DateOnly Until = new(2025, 7, 1);
    private static readonly DateOnly Today = new(2026, 1, 15);

    [Fact]
    public void For_MonthlySource_TellsReceivedLateNilAndMissing()
    {
        var coverage = CoverageCalendar.For(
            Monthly,
            [
                Return(1, receivedOn: new DateTimeOffset(2025, 2, 20, 0, 0, 0, TimeSpan.Zero)),
                Return(2, receivedOn: new DateTimeOffset(2025, 6, 20, 0, 0, 0, TimeSpan.Zero)),
                Return(3, receivedOn: new DateTimeOffset(2025, 4, 2, 0, 0, 0, TimeSpan.Zero)) with { IsNil = true },
            ],
            From, Until, Today);

        Assert.Equal(
            [
                ReturnState.Received, ReturnState.Late, ReturnState.Nil,
                ReturnState.Missing, ReturnState.Missing, ReturnState.Missing,
            ],
            coverage.States);
        Assert.Equal(new DateOnly(2025, 3, 31), coverage.NewestData);
        Assert.Equal(3, coverage.MissingMonths.Count);
    }

    [Fact]
    public void For_DueDateAhead_IsNotMissing()
    {
        var coverage = CoverageCalendar.For(Monthly, [], From, Until, today: new DateOnly(2025, 4, 30));

        Assert.Equal(
            [
                ReturnState.Missing, ReturnState.Missing, ReturnState.NotDue,
                ReturnState.NotDue, ReturnState.NotDue, ReturnState.NotDue,
            ],
            coverage.States);
        Assert.False(coverage.IsIn);
    }

    [Fact]
    public void For_OtherAgencysReturn_CountsForNothing()
    {
        var other = Return(1, new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero)) with { AgencyCode = "other" };

        Assert.False(CoverageCalendar.For(Monthly, [other], From, Until, Today).IsIn);
    }

    [Fact]
    public void For_QuarterlyReturn_CoversItsThreeMonths()
    {
        var quarterly = Monthly with { Every = "quarter", DueDays = 91 };
        var first = new AcceptedReturn(
            "police", "asb", From, new DateOnly(2025, 4, 1), new DateTimeOffset(2025, 6, 30, 0, 0, 0, TimeSpan.Zero), false);

        var coverage = CoverageCalendar.For(quarterly, [first], From, Until, Today);

        Assert.Equal(
            [
                ReturnState.Received, ReturnState.Received, ReturnState.Received,
                ReturnState.Missing, ReturnState.Missing, ReturnState.Missing,
            ],
            coverage.States);
    }

    [Theory]
    [InlineData("month", 5, 5, 6)]
    [InlineData("quarter", 5, 4, 7)]
    [InlineData("half_year", 5, 1, 7)]
    [InlineData("half_year", 12, 7, 13)]
    [InlineData("year", 5, 1, 13)]
    public void DuePeriod_EachCalendarWord_BeginsInJanuary(string every, int month, int from, int until)
    {
        var january = new DateOnly(2025, 1, 1);

        Assert.Equal(
            (january.AddMonths(from - 1), january.AddMonths(until - 1)),
            CoverageCalendar.DuePeriod(every, new DateOnly(2025, month, 1)));
    }

    private static RequiredSource Monthly
        => new("police", "Police", "asb", "Incidents", "month", 30, new DateOnly(2024, 1, 1));

    private static AcceptedReturn Return(int month, DateTimeOffset receivedOn)
        => new("police", "asb", new DateOnly(2025, month, 1), new DateOnly(2025, month, 1).AddMonths(1), receivedOn, false);
}
