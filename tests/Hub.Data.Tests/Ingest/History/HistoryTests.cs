using System.Globalization;
using System.Text;
using Hub.Data.Ingest;
using Hub.Data.Ingest.History;
using Hub.Data.Tests.Ingest.Deciding;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.History;

/// <summary>Warnings against an agency's own history: robust, in plain numbers, and never without enough of it.</summary>
public sealed class HistoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly First = new(2024, 10, 1);

    [Theory]
    [InlineData(100, new double[] { 90, 100, 110, 105 }, false)]
    [InlineData(12, new double[] { 90, 100, 110, 105 }, true)]
    [InlineData(12, new double[] { 90, 100, 110 }, false)]
    [InlineData(100, new double[] { 100, 100, 100, 9_000 }, false)]
    [InlineData(130, new double[] { 100, 100, 100, 100 }, true)]
    [InlineData(120, new double[] { 100, 100, 100, 100 }, false)]
    public void IsApart_ComparesWithMedianAndDeviation(double value, double[] earlier, bool isApart)
        => Assert.Equal(isApart, Usual.IsApart(value, earlier, 25));

    [Fact]
    public async Task Check_FarFewerRowsEmptierFieldsAndANewCode_SaysSoInNumbers()
    {
        using var world = await WorldAsync(6, month => 100 + (month * 2), "High");

        var found = Assert.IsType<LoadOutcome.Checked>(await world.CheckAsync(Rows(DecidingWorld.From, 12, "low", people: "")));

        Assert.Equal(SubmissionStatus.AcceptedWithWarnings, found.Verdict);
        var report = await world.ReportAsync(found.SubmissionId);
        Assert.Equal(
            [
                ("history_fewer_rows", "12 rows can be taken in; your last 6 returns had 100 to 110."),
                ("history_measure", "“Loss” adds up to 60; in your last 6 returns it was 500 to 550."),
                ("history_more_empty", "“People” is empty in 100% of the rows; in your last 6 returns it was in 0%."),
                ("history_new_code", "“Severity” has values that your last 6 returns did not have: Low."),
            ],
            report.Remarks.Select(remark => (remark.Rule, remark.Message)));
        Assert.All(report.Remarks, remark => Assert.EndsWith("If it is right, send it with this warning.", remark.Fix, StringComparison.Ordinal));
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task Check_UsualReturn_WarnsOfNothing()
    {
        using var world = await WorldAsync(5, month => 100 + month, "Low");

        Assert.Equal(SubmissionStatus.Accepted, Assert.IsType<LoadOutcome.Checked>(
            await world.CheckAsync(Rows(DecidingWorld.From, 97, "Low"))).Verdict);
    }

    [Fact]
    public async Task Check_TooLittleHistory_WarnsOfNothing()
    {
        using var world = await WorldAsync(3, _ => 100, "Low");

        Assert.Equal(SubmissionStatus.Accepted, Assert.IsType<LoadOutcome.Checked>(
            await world.CheckAsync(Rows(DecidingWorld.From, 5, "Low"))).Verdict);
    }

    private static string Rows(DateOnly month, int rows, string severity, string people = "2")
    {
        var text = new StringBuilder("Reference,Happened on,People,Severity,Loss\n");
        for (var i = 1; i <= rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"R{i},{month.AddDays(i % 28):dd/MM/yyyy},{people},{severity},5\n");
        }

        return text.ToString();
    }

    private async Task<DecidingWorld> WorldAsync(int months, Func<int, int> rows, string severity)
    {
        var world = await DecidingWorld.CreateAsync(database.Jobs, database.Web);
        for (var month = 0; month < months; month++)
        {
            var from = First.AddMonths(month);
            Assert.IsType<LoadOutcome.Accepted>(await world.Ingest.SendAsync(
                DecidingWorld.Kind, from, from.AddMonths(1), Rows(from, rows(month), severity)));
        }

        return world;
    }
}
