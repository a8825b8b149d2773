using CsCheck;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;

namespace Hub.Data.Tests.Indicators.Disclosure;

/// <summary>Plans beside what was told before, for any numbers.</summary>
public sealed class TablePlanTests
{
    private static readonly DateOnly January = new(2025, 1, 1);

    // Two half-years that overlap; one month of the second may have come anew.
    [Fact]
    public void Of_AnyTwoVersions_TellsTheSameNumberAsBeforeAndGivesNothingAway()
        => Gen.Select(Gen.Int[0, 30].Array[8], Gen.Int[0, 8], Gen.Bool).Sample(
            (months, again, isExact) =>
            {
                var policy = isExact ? Suppression.Secondary(8) : Suppression.Default;
                var first = Plan(policy, months, 0, _ => 0, []);
                var second = Plan(policy, months, 2, month => month == again ? 1 : 0, [first]);

                foreach (var number in first.Numbers.Where(number => second.Numbers.Any(other => second.Cell(other.Place) == first.Cell(number.Place))))
                {
                    var told = second.Numbers.Single(other => other.Place == number.Place);
                    Assert.True(!number.IsHidden || told.IsHidden, "a number that was not printed is printed");
                }

                var table = new ToldTable([first, second]);
                var attack = Attacker.Run(
                    table.Cells, table.Sums,
                    [.. table.Hidden.Select(cell => new Target(cell, PolicyCells.Protection(policy), policy.Threshold))], DisclosureLimits.Default);
                Assert.True(attack.IsClear);
            },
            iter: 150);

    [Fact]
    public void Of_NumberThatAnotherRuleMade_IsNotTakenForTheSame()
    {
        var policy = Suppression.Secondary(8);
        var first = Plan(policy, [9, 9, 9, 9, 9, 9, 9, 9], 0, _ => 0, []);
        var second = Plan(policy, [9, 9, 12, 9, 9, 9, 9, 9], 0, _ => 0, [first]);

        Assert.All(second.Numbers, number => Assert.False(number.IsHidden));
    }

    private static Telling Plan(Suppression policy, int[] months, int start, Func<int, int> version, IReadOnlyList<Telling> earlier)
    {
        var (from, until) = (January.AddMonths(start), January.AddMonths(start + 6));
        string Mark(DateOnly first, DateOnly end) => string.Join(',', Enumerable.Range(0, 8)
            .Where(month => first <= January.AddMonths(month) && January.AddMonths(month) < end).Select(month => $"{month}.{version(month)}"));
        PlannedNumber Number(DateOnly first, DateOnly end)
        {
            var exact = Enumerable.Range(0, 8).Where(month => first <= January.AddMonths(month) && January.AddMonths(month) < end)
                .Sum(month => (long)months[month]);
            return new(new("Northmere", first, end), PolicyCells.Plan(policy, exact, policy.Hides(exact, exact)));
        }

        List<PlannedNumber> numbers =
            [.. Enumerable.Range(start, 6).Select(month => Number(January.AddMonths(month), January.AddMonths(month + 1))), Number(from, until)];
        var own = new Telling($"from {start}", [], Mark);
        var plan = TablePlan.Of(policy, own, numbers, earlier, isSum: false, DisclosureLimits.Default);
        Assert.Null(plan.Failure);
        return own with
        {
            Numbers =
            [
                .. numbers.Select(number => new ToldNumber(
                    number.Place,
                    plan.IsWithheld(number.Place) ? PolicyCells.Withheld : number.Cell!.Shown,
                    number.Cell!.IsSmall || plan.IsWithheld(number.Place))),
            ],
        };
    }
}
