using CsCheck;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Disclosure;
using Hub.Testing;

namespace Hub.Data.Tests.Indicators.Linked;

public sealed class LinkedReleaseTests
{
    private static readonly string[] Agencies = ["Council", "Housing", "Police"];
    private static readonly IndicatorRun Run = new(1, "lpa", new(2025, 1, 1), new(2026, 1, 1), new(2024, 1, 1), 1, null, []);
    private static readonly LinkedSet Set = new(null, HasOverlap: true, ["x"], [], Agencies, null, []);

    // Any table of who knows whom: what is frozen withstands the attack that stands before every release.
    [Fact]
    public void For_AnyCounts_LeavesNoSmallNumberToBeWorkedOut()
        => Gen.Int[0, 30].Array[7].Sample(
            people =>
            {
                var verdict = Attack([Version("edition 1", people, EarlierTellings.None)]);
                Assert.True(verdict is DisclosureVerdict.Clear, string.Join(", ", people));
            },
            iter: 40, threads: 1);

    // 35 in all, 20 and 20 known to two agencies alone: every rounding fell to one end, so the third knows one person alone.
    [Fact]
    public void Run_PartsThatGiveASmallNumberAway_NamesIt()
    {
        var (none, twenty, all) = (Figure.Released(0), Figure.Released(20), Figure.Released(35));
        var version = Version("edition 1", [1, 18, 18, 0, 0, 0, 0], EarlierTellings.None);
        var planted = version.Figures.Linked! with
        {
            Groups =
            [
                new("victim", all, new(all, none, none, none, [
                    new("Council", Figure.Suppressed(8), Figure.Suppressed(8), none), new("Housing", twenty, twenty, none),
                    new("Police", twenty, twenty, none)]), "1"),
            ],
        };

        Assert.IsType<DisclosureVerdict.Clear>(Attack([version]));
        var refused = Assert.IsType<DisclosureVerdict.Refused>(
            Attack([version with { Figures = version.Figures with { Linked = planted } }]));
        Assert.Contains(refused.Cells, cell => cell.FigureCode == "LK-01"
            && cell.Sentence.Contains("known to Council alone", StringComparison.Ordinal)
            && cell.Sentence.Contains("could be worked out to be 1 ", StringComparison.Ordinal));
    }

    private static DisclosureVerdict Attack(IReadOnlyList<PrintedVersion> versions)
        => ReleaseAttack.Run(versions, new HashSet<string>(), DisclosureLimits.Default);

    // people: of Council, Housing, Police alone, then of each pair, then of all three.
    private static PrintedVersion Version(string name, int[] people, EarlierTellings earlier)
    {
        IReadOnlyList<int[]> sets = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
        var counts = people.Select((count, i) => new LinkedCount(
                "victim", "Q", [.. sets[i].Select(agency => Agencies[agency])], count, i + 1))
            .Where(count => count.People > 0).ToList();
        var full = SampleSnapshot.Full();
        return new(
            name, IsNew: true,
            full with
            {
                Indicators = [],
                Linked = new LinkedRelease(Set, counts, Run, earlier).For("Q", full.Front.AreaName),
            },
            new Dictionary<string, PrintedIndicator>(), []);
    }
}
