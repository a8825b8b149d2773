using CsCheck;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;

namespace Hub.Data.Tests.Indicators.Disclosure;

/// <summary>The attacker against a reader who tries every table there is.</summary>
public sealed class AttackerTests
{
    private static readonly Protection Everything = Protection.Sliding(Known.NoLimit);

    // Two by two with margins under the default policy: four parts are tried in every combination that their words allow, and
    // the margins are checked against theirs. Nothing of the solver takes part.
    [Fact]
    public void Run_SmallTables_BoundsAreThoseOfEveryPossibleTable()
        => Gen.Int[0, 14].Array[4].Sample(
            parts =>
            {
                long[] exact = [.. parts, parts[0] + parts[1], parts[2] + parts[3], parts[0] + parts[2], parts[1] + parts[3], parts.Sum()];
                IReadOnlyList<Known> told = [.. exact.Select(value => PolicyCells.Plan(Suppression.Default, value, value is > 0 and < 8).Shown)];
                var (least, most) = (new long[9], new long[9]);
                Array.Fill(least, long.MaxValue);
                foreach (var table in Tables(told))
                {
                    for (var i = 0; i < 9; i++)
                    {
                        (least[i], most[i]) = (Math.Min(least[i], table[i]), Math.Max(most[i], table[i]));
                    }
                }

                var hidden = Enumerable.Range(0, 9).Where(i => exact[i] is > 0 and < 8).ToList();
                var attack = Attacker.Run(told, TwoByTwo, [.. hidden.Select(i => new Target(i, Everything))], DisclosureLimits.Default);
                Assert.Null(attack.Undone);
                Assert.Equal(
                    hidden.Select(i => new Finding(i, least[i], most[i])),
                    attack.Findings);
            },
            iter: 60);

    // A planted table: one small number in a row and a column whose other numbers are exact.
    [Fact]
    public void Run_ExactTableWithOneGap_FindsIt()
        => Gen.Select(Gen.Int[8, 90].Array[4], Gen.Int[0, 3], Gen.Int[1, 7]).Sample(
            (parts, gap, small) =>
            {
                parts[gap] = small;
                long[] exact = [.. parts, parts[0] + parts[1], parts[2] + parts[3], parts[0] + parts[2], parts[1] + parts[3], parts.Sum()];
                var target = new Target(gap, PolicyCells.Protection(Suppression.Secondary(8)));
                var attack = Attacker.Run(
                    [.. exact.Select((value, i) => i == gap ? PolicyCells.Withheld : Known.Exactly(value))],
                    TwoByTwo, [target], DisclosureLimits.Default);
                Assert.Equal([new Finding(gap, small, small)], attack.Findings);
            },
            iter: 60);

    [Fact]
    public void Plan_AnySmallTable_LeavesNothingToFind()
        => Gen.Select(Gen.Int[0, 40].Array[4], Gen.Bool).Sample(
            (parts, isExact) =>
            {
                var policy = isExact ? Suppression.Secondary(8) : Suppression.Default;
                long[] exact = [.. parts, parts[0] + parts[1], parts[2] + parts[3], parts[0] + parts[2], parts[1] + parts[3], parts.Sum()];
                IReadOnlyList<PlannedCell> cells = [.. exact.Select(value => PolicyCells.Plan(policy, value, policy.Hides(value, value)))];
                IReadOnlyList<Target> targets = [.. cells.Select((cell, i) => (cell, i)).Where(pair => pair.cell.IsSmall)
                    .Select(pair => new Target(pair.i, PolicyCells.Protection(policy)))];
                var plan = ComplementarySuppression.Plan(cells, TwoByTwo, targets, DisclosureLimits.Default);
                Assert.Null(plan.Failure);
                Assert.True(Attacker.Run(
                    [.. cells.Select((cell, i) => cell.Told(plan.Withheld.Contains(i)))], TwoByTwo, targets, DisclosureLimits.Default).IsClear);
            },
            iter: 60);

    [Theory]
    [InlineData(10, 60)]
    [InlineData(2_000, 0)]
    public void Run_TooLargeOrTooSlow_IsNeverClear(int cells, int seconds)
    {
        var table = new GeneratedTable(1, 12, 6, 6, 2);
        var told = table.Plan(Suppression.Default).Select(cell => cell.Shown).ToList();
        var attack = Attacker.Run(told, table.Sums, table.Targets(Suppression.Default), new(cells, TimeSpan.FromSeconds(seconds)));
        Assert.NotNull(attack.Undone);
        Assert.False(attack.IsClear);
    }

    // A force of 120 areas with two years of months: more than a plan may hold, and no reason to refuse its release.
    [Fact]
    public void Run_MoreThanAPlanMayHold_IsFinishedAtRelease()
    {
        var table = new GeneratedTable(1, 120, 24, 20, 1);
        var told = table.Plan(Suppression.Default).Select(cell => cell.Shown).ToList();
        var targets = table.Targets(Suppression.Default);

        Assert.Contains("linked figures are more than", Attacker.Run(told, table.Sums, targets, DisclosureLimits.Default).Undone, StringComparison.Ordinal);
        Assert.Null(Attacker.Run(told, table.Sums, targets, DisclosureLimits.Release).Undone);
    }

    // The parts 128, 168 and 1 under the default policy: 130 and 170 of 295. All roundings fall to one side.
    [Theory]
    [InlineData(128, 168, 1)]
    [InlineData(88, 68, 1)]
    public void Run_RoundingsAtOneExtreme_FindsThePart(int first, int second, int small)
    {
        long[] exact = [first, second, small, first + second + small];
        var attack = Attacker.Run(
            [.. exact.Select(value => PolicyCells.Plan(Suppression.Default, value, value is > 0 and < 8).Shown)],
            [new(3, [0, 1, 2])],
            [new(2, PolicyCells.Protection(Suppression.Default))],
            DisclosureLimits.Default);
        Assert.Equal([new Finding(2, 1, 1)], attack.Findings);
    }

    private static IReadOnlyList<Sum> TwoByTwo =>
        [new(4, [0, 1]), new(5, [2, 3]), new(6, [0, 2]), new(7, [1, 3]), new(8, [4, 5]), new(8, [6, 7])];

    private static IEnumerable<long[]> Tables(IReadOnlyList<Known> told)
    {
        for (var a = told[0].Least; a <= told[0].Most; a++)
        {
            for (var b = told[1].Least; b <= told[1].Most; b++)
            {
                for (var c = told[2].Least; c <= told[2].Most; c++)
                {
                    for (var d = told[3].Least; d <= told[3].Most; d++)
                    {
                        long[] table = [a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d];
                        if (table.Select((value, i) => told[i].Least <= value && value <= told[i].Most).All(fits => fits))
                        {
                            yield return table;
                        }
                    }
                }
            }
        }
    }
}
