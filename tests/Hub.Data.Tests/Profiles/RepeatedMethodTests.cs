using Hub.Data.Indicators;
using Hub.Data.Indicators.Repeated;
using Hub.Data.Profiles.Sections.Closing;

namespace Hub.Data.Tests.Profiles;

public sealed class RepeatedMethodTests
{
    private static RepeatedEvents Found(bool isCountedOnce) => new(
        "x", "Anti-social behaviour incidents", ["Police", "Vexhollow Council"], ["Category"], Suppression.Default.Release(1242),
        Suppression.Default.Release(86), Suppression.Default.Release(9), isCountedOnce);

    [Fact]
    public void Write_NothingLookedThrough_SaysNothing()
    {
        Assert.Empty(RepeatedMethod.Write(null));
        Assert.Empty(RepeatedMethod.Write([]));
    }

    [Fact]
    public void Line_CountedOnce_GivesReportsRepeatsAndChance()
        => Assert.Equal(
            "Anti-social behaviour incidents (Police and Vexhollow Council; same category): of 1,240 reports in the force, in this period and "
            + "the one before, 85 repeat an incident that another of these agencies reports; by chance 10 would, as is seen when the agencies' "
            + "days are moved apart by weeks. Each such incident is counted once, for the agency that joined the hub first.",
            RepeatedMethod.Line(Found(true)));

    [Fact]
    public void Line_TooMuchChance_SaysThatEveryReportCounts()
        => Assert.EndsWith("every report counts.", RepeatedMethod.Line(Found(false)), StringComparison.Ordinal);
}
