using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Tests.Profiles.Disclosure;

public sealed class ReleaseAttackTests
{
    private static readonly DateOnly January = new(2025, 1, 1);
    private static readonly Figure Withheld = Figure.Withheld(Suppression.WithheldWords);
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    // The first version withholds a small number and a large one beside it; the second, of the same returns, withholds another large
    // one. Each is safe alone.
    [Fact]
    public void Run_TwoVersionsThatWithholdDifferentNumbers_NamesTheNumber()
    {
        var policy = Suppression.Secondary(8);
        var first = Version("edition 1", false, [1], [Withheld, Withheld, Shown(40), Shown(30)], Shown(94), policy);
        var second = Version("edition 2", true, [1], [Withheld, Shown(20), Withheld, Shown(30)], Shown(94), policy);

        Assert.IsType<DisclosureVerdict.Clear>(ReleaseAttack.Run([first with { IsNew = true }], None, DisclosureLimits.Default));
        Assert.IsType<DisclosureVerdict.Clear>(ReleaseAttack.Run([second], None, DisclosureLimits.Default));
        var refused = Assert.IsType<DisclosureVerdict.Refused>(ReleaseAttack.Run([first, second], None, DisclosureLimits.Default));
        var cell = Assert.Single(refused.Cells);
        Assert.Equal("Shoplifting, Northmere, January 2025: could be worked out to be 4 by setting this profile beside edition 1.", cell.Sentence);
        Assert.IsType<DisclosureVerdict.Clear>(
            ReleaseAttack.Run([first, second], new HashSet<string> { cell.Key }, DisclosureLimits.Default));
    }

    // A return came anew for February alone: January cannot have changed, so the difference of the totals is February's.
    [Fact]
    public void Run_OneMonthSentAgain_TheOthersAreTheSameNumber()
    {
        var policy = Suppression.Secondary(8);
        var first = Version("edition 1", false, [1, 2], [Withheld, Withheld], Shown(24), policy);
        var second = Version("edition 2", true, [1, 3], [Withheld, Shown(21)], Shown(25), policy);

        var refused = Assert.IsType<DisclosureVerdict.Refused>(ReleaseAttack.Run([first, second], None, DisclosureLimits.Default));
        Assert.Contains(refused.Cells, found => found.Sentence.Contains("January 2025: could be worked out to be 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_EverythingSentAgain_TellsNothingOfTheOldNumber()
    {
        var policy = Suppression.Secondary(8);
        var first = Version("edition 1", false, [1], [Withheld, Withheld, Shown(40)], Shown(64), policy);
        var second = Version("edition 2", true, [2], [Withheld, Shown(20), Withheld], Shown(64), policy);

        Assert.IsType<DisclosureVerdict.Clear>(ReleaseAttack.Run([first, second], None, DisclosureLimits.Default));
    }

    [Fact]
    public void Run_PlantedGapUnderRounding_IsRefused()
    {
        List<Figure> figures = [Suppression.Default.Release(128), Suppression.Default.Release(168), Suppression.Default.Release(1)];
        var version = Version("edition 1", true, [1], figures, Suppression.Default.Release(297), Suppression.Default);

        var refused = Assert.IsType<DisclosureVerdict.Refused>(ReleaseAttack.Run([version], None, DisclosureLimits.Default));
        Assert.EndsWith("March 2025: could be worked out to be 1 from the sums of this profile alone.", Assert.Single(refused.Cells).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoTime_IsRefused()
    {
        List<Figure> figures = [Suppression.Default.Release(128), Suppression.Default.Release(4), Suppression.Default.Release(1)];
        var version = Version("edition 1", true, [1], figures, Suppression.Default.Release(133), Suppression.Default);

        var refused = Assert.IsType<DisclosureVerdict.Refused>(ReleaseAttack.Run([version], None, new(2_000, TimeSpan.Zero)));
        Assert.NotNull(refused.Unchecked);
    }

    private static Figure Shown(int value) => Figure.Released(value);

    private static PrintedVersion Version(
        string name, bool isNew, long[] returns, IReadOnlyList<Figure> months, Figure total, Suppression policy)
        => new(
            name, isNew,
            DisclosedFigures.Of([.. months.Select((figure, i) => (January.AddMonths(i), figure))], total, policy),
            new Dictionary<string, PrintedIndicator>(),
            returns.Length == 1
                ? [new(returns[0], "street_crime", January, January.AddYears(1))]
                : [.. returns.Select((id, i) => new UsedReturn(id, "street_crime", January.AddMonths(i), January.AddMonths(i + 1)))]);
}
