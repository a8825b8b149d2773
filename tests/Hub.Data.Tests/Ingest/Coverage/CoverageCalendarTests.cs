using CsCheck;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Coverage;

namespace Hub.Data.Tests.Ingest.Coverage;

public sealed class CoverageCalendarTests
{
    private static readonly DateOnly From = new(2025, 1, 1);
    private static readonly DateOnly Until = new(2026, 1, 1);
    private static readonly DateOnly Today = new(2026, 1, 20);
    private static readonly string[] Words = ["month", "quarter", "half_year", "year", "once"];

    private static CoverageSource Source(string every = "month", int dueDays = 10, string? agreement = "A-1", DateOnly? required = null)
        => new(Guid.Empty, "Council", "assaults", "Assaults", every, dueDays, required ?? new(2024, 1, 1), agreement, [1]);

    private static CoverageReturn Sent(string status, DateOnly receivedOn, bool isNil = false, bool isPartial = false, bool isThin = false)
        => new(1, Guid.Empty, "assaults", new(2025, 3, 1), new(2025, 4, 1), status, isNil, isPartial, receivedOn, isThin);

    private static CoverageState March(CoverageSource source, params CoverageReturn[] sent)
        => CoverageCalendar.Cells(source, sent, From, Until, Today).Single(cell => cell.From == new DateOnly(2025, 3, 1)).State;

    public static TheoryData<string, bool, bool, bool, int, CoverageState> Returns => new()
    {
        { SubmissionStatus.Accepted, false, false, false, 10, CoverageState.Received },
        { SubmissionStatus.PartlyAccepted, false, false, false, 12, CoverageState.Late },
        { SubmissionStatus.Accepted, false, false, true, 11, CoverageState.Thin },
        { SubmissionStatus.Accepted, false, true, true, 5, CoverageState.Partial },
        { SubmissionStatus.Accepted, true, false, false, 20, CoverageState.Nil },
        { SubmissionStatus.Checked, false, false, false, 5, CoverageState.UnderWay },
        { SubmissionStatus.Held, false, false, false, 5, CoverageState.UnderWay },
        { SubmissionStatus.Withdrawn, false, false, false, 5, CoverageState.Withdrawn },
    };

    [Theory]
    [MemberData(nameof(Returns))]
    public void Cells_AReturn_IsWhatBecameOfIt(string status, bool isNil, bool isPartial, bool isThin, int april, CoverageState expected)
        => Assert.Equal(expected, March(Source(), Sent(status, new(2025, 4, april), isNil, isPartial, isThin)));

    [Fact]
    public void Cells_NothingSent_SayMissingNotAgreedOrNotDue()
    {
        Assert.Equal(CoverageState.Missing, March(Source()));
        Assert.Equal(CoverageState.NotAgreed, March(Source(agreement: null)));
        Assert.Equal(CoverageState.NotDue, March(Source(required: new(2025, 4, 1))));
        Assert.Equal(CoverageState.NotDue, March(Source(dueDays: 400)));
    }

    [Fact]
    public void Cells_WithdrawnThenSentAgain_IsWhatStands()
        => Assert.Equal(
            CoverageState.Received,
            March(Source(), Sent(SubmissionStatus.Withdrawn, new(2025, 4, 1)), Sent(SubmissionStatus.Accepted, new(2025, 4, 2)) with { SubmissionId = 2 }));

    [Fact]
    public void Cells_Gaps_AreThoseAPartnerCouldFill()
        => Assert.All(Enum.GetValues<CoverageState>(), state => Assert.Equal(
            state is CoverageState.Missing or CoverageState.Withdrawn or CoverageState.NotAgreed,
            new CoverageCell(From, Until, 12, state).IsGap));

    [Fact]
    public void Cells_AnyCalendarAndWindow_CoverEveryMonthOnceFromLeftToRight()
        => (from every in Gen.Int[0, 4].Select(i => Words[i])
            from start in Gen.Int[0, 40]
            from months in Gen.Int[1, 30]
            from dueDays in Gen.Int[0, 400]
            select (every, start, months, dueDays)).Sample(
                sample =>
                {
                    var from = From.AddMonths(sample.start);
                    var until = from.AddMonths(sample.months);
                    var cells = CoverageCalendar.Cells(Source(sample.every, sample.dueDays), [], from, until, Today);

                    Assert.Equal(sample.months, cells.Sum(cell => cell.Months));
                    Assert.All(cells, cell => Assert.InRange(cell.Months, 1, 30));
                    Assert.All(cells.Skip(1).Zip(cells), pair => Assert.Equal(pair.Second.Until, pair.First.From));
                },
                iter: 500);
}
