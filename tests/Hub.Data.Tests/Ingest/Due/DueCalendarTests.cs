using CsCheck;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Due;

namespace Hub.Data.Tests.Ingest.Due;

public sealed class DueCalendarTests
{
    private static readonly Guid Agency = Guid.NewGuid();

    private static RequiredSource Source(string every, int dueDays = 14, string from = "2025-01-01")
        => new(Agency, "assaults", every, dueDays, Day(from));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static SentReturn Sent(string from, string until, string status, string on, long id = 1)
        => new(id, Day(from), Day(until), status, Day(on));

    private static DueReturn Only(RequiredSource source, string month, string today, bool isAgreed, params SentReturn[] sent)
    {
        var from = Day(month);
        return DueCalendar.Between(source, sent, from.AddMonths(-6), from.AddMonths(18), Day(today), isAgreed).Single(due => due.PeriodFrom == from);
    }

    [Theory]
    // The period is March 2026, due on 15 April.
    [InlineData("2026-03-20", DueState.Ahead)]
    [InlineData("2026-04-07", DueState.Ahead)]
    [InlineData("2026-04-08", DueState.Soon)]
    [InlineData("2026-04-15", DueState.Soon)]
    [InlineData("2026-04-16", DueState.Late)]
    public void State_NothingSent_FollowsTheDay(string today, DueState expected)
    {
        var due = Only(Source("month"), "2026-03-01", today, isAgreed: true);

        Assert.Equal((Day("2026-04-15"), expected), (due.DueOn, due.State));
    }

    [Theory]
    [InlineData(SubmissionStatus.Accepted, "2026-04-15", DueState.Received)]
    [InlineData(SubmissionStatus.PartlyAccepted, "2026-04-16", DueState.ReceivedLate)]
    [InlineData(SubmissionStatus.Received, "2026-04-10", DueState.BeingChecked)]
    [InlineData(SubmissionStatus.Rejected, "2026-04-10", DueState.Refused)]
    [InlineData(SubmissionStatus.Held, "2026-04-10", DueState.Held)]
    [InlineData(SubmissionStatus.Checked, "2026-04-10", DueState.WaitsForDecision)]
    [InlineData(SubmissionStatus.Sent, "2026-04-10", DueState.BeingTakenIn)]
    public void State_SomethingSent_IsWhatBecameOfIt(string status, string receivedOn, DueState expected)
        => Assert.Equal(
            expected,
            Only(Source("month"), "2026-03-01", "2026-04-20", true, Sent("2026-03-01", "2026-04-01", status, receivedOn)).State);

    [Theory]
    [InlineData(true, false, "2026-04-10", DueState.NilReceived, false)]
    [InlineData(true, false, "2026-04-20", DueState.NilReceived, true)]
    [InlineData(false, true, "2026-04-10", DueState.PartlyReceived, false)]
    [InlineData(false, true, "2026-04-20", DueState.PartlyReceived, true)]
    public void State_NilOrPartialReturn_KeepsWhatItsSenderDeclared(bool isNil, bool isPartial, string on, DueState state, bool cameLate)
    {
        var sent = Sent("2026-03-01", "2026-04-01", SubmissionStatus.Accepted, on) with { IsNil = isNil, IsPartial = isPartial };

        var due = Only(Source("month"), "2026-03-01", "2026-05-20", true, sent);

        Assert.Equal((state, cameLate), (due.State, due.CameLate));
    }

    [Fact]
    public void State_RefusedFileAfterOneThatStands_IsTheOneThatStands()
    {
        var due = Only(
            Source("month"), "2026-03-01", "2026-04-20", true,
            Sent("2026-03-01", "2026-04-01", SubmissionStatus.Accepted, "2026-04-02", id: 7),
            Sent("2026-03-01", "2026-04-01", SubmissionStatus.Rejected, "2026-04-09", id: 9));

        Assert.Equal((DueState.Received, 7L), (due.State, due.SubmissionId));
    }

    [Fact]
    public void State_WithoutAnAgreement_IsNotAgreedUnlessSomethingStands()
    {
        Assert.Equal(DueState.NotAgreed, Only(Source("month"), "2026-03-01", "2026-05-20", isAgreed: false).State);
        Assert.Equal(
            DueState.Received,
            Only(Source("month"), "2026-03-01", "2026-05-20", false, Sent("2026-01-01", "2026-07-01", SubmissionStatus.Accepted, "2026-04-02")).State);
    }

    [Theory]
    [InlineData("month", "2026-02-01", "2026-03-01", "2026-03-15")]
    [InlineData("quarter", "2026-01-01", "2026-04-01", "2026-04-15")]
    [InlineData("half_year", "2026-01-01", "2026-07-01", "2026-07-15")]
    [InlineData("year", "2026-01-01", "2027-01-01", "2027-01-15")]
    public void Between_EachCadence_GivesItsCalendarPeriods(string every, string from, string until, string due)
        => Assert.Contains(
            DueCalendar.Between(Source(every), [], Day("2026-01-01"), Day("2028-01-01"), Day("2026-01-01"), true),
            one => one.PeriodFrom == Day(from) && one.PeriodUntil == Day(until) && one.DueOn == Day(due));

    [Fact]
    public void Between_Once_IsDueOnceAndAnyDeliveryCovers()
    {
        var source = Source("once", dueDays: 30, from: "2026-01-10");
        var due = Assert.Single(DueCalendar.Between(
            source, [Sent("2021-01-01", "2022-01-01", SubmissionStatus.Accepted, "2026-02-20")], Day("2026-01-01"), Day("2027-01-01"), Day("2026-03-01"), true));

        Assert.Equal((Day("2026-02-09"), DueState.ReceivedLate), (due.DueOn, due.State));
    }

    private static readonly string[] Calendar = ["month", "quarter", "half_year", "year"];

    [Fact]
    public void Between_AnySourceAndWindow_HoldsEveryDueDayOfTheWindowOnceAndNoOther()
        => (from every in Gen.Int[0, 3].Select(i => Calendar[i])
            from dueDays in Gen.Int[0, 120]
            from required in Gen.Int[0, 1500]
            from window in Gen.Int[0, 1500]
            from length in Gen.Int[1, 800]
            select (every, dueDays, required, window, length)).Sample(
                sample =>
                {
                    var origin = new DateOnly(2024, 1, 1);
                    var source = new RequiredSource(Agency, "assaults", sample.every, sample.dueDays, origin.AddDays(sample.required));
                    var (from, until) = (origin.AddDays(sample.window), origin.AddDays(sample.window + sample.length));
                    var found = DueCalendar.Between(source, [], from, until, from, true);

                    var months = sample.every switch { "quarter" => 3, "half_year" => 6, "year" => 12, _ => 1 };
                    var expected = Enumerable.Range(0, 240).Select(i => origin.AddMonths((i * months) - 120))
                        .Where(start => (start.Month - 1) % months == 0)
                        .Where(start => start.AddMonths(months - 1) >= source.RequiredFrom)
                        .Where(start => start.AddMonths(months).AddDays(sample.dueDays) is var due && due >= from && due < until);
                    Assert.Equal(expected, found.Select(due => due.PeriodFrom));
                },
                iter: 500);
}
