using System.Diagnostics;

namespace Hub.Data.Indicators.Disclosure;

/// <summary>A cell of a table before it is released.</summary>
/// <param name="Exact">Its number.</param>
/// <param name="Shown">What a reader knows when its policy alone decides: the number, the interval of its rounding, "fewer than 8".</param>
/// <param name="Hidden">What a reader knows when it is withheld to protect others.</param>
/// <param name="Cost">What is lost by withholding it; null where it is not a choice (zeros are shown).</param>
/// <param name="IsSmall">True for a number that its policy suppresses.</param>
internal sealed record PlannedCell(long Exact, Known Shown, Known Hidden, double? Cost, bool IsSmall)
{
    /// <summary>What a reader knows of it under a choice.</summary>
    public Known Told(bool isWithheld) => isWithheld ? Hidden : Shown;
}

/// <summary>What to withhold so that no small number can be worked out.</summary>
/// <param name="Withheld">Places of the cells to be withheld, beside what its own policy does to each.</param>
/// <param name="Cost">Their cost.</param>
/// <param name="CostAtLeast">A cost that no choice undercuts.</param>
/// <param name="Failure">Why there is no choice, or null.</param>
internal sealed record SuppressionPlan(IReadOnlySet<int> Withheld, double Cost, double CostAtLeast, string? Failure)
{
    /// <summary>True where the table was too large, or the time too short, to find out.</summary>
    public bool IsBeyondLimits { get; init; }

    /// <summary>How much cheaper the best choice may be at most, as a share of this one: 0 where this one is the best.</summary>
    public double Gap => Cost <= 0 ? 0 : Math.Max(0, (Cost - CostAtLeast) / Cost);
}

/// <summary>
/// Complementary cell suppression as an optimisation (Fischetti and Salazar 2000): the cheapest cells are withheld such that
/// each small number keeps its protection against <see cref="Attacker"/>. Rounded tables are the same problem, for a rounded
/// number leaves an interval open and a withheld one a wider interval.
/// </summary>
internal static class ComplementarySuppression
{
    private const int Repeats = 6;

    /// <summary>Chooses what to withhold; each linked group on its own.</summary>
    /// <param name="cells">The table.</param>
    /// <param name="sums">Its sums.</param>
    /// <param name="targets">The numbers to be protected.</param>
    /// <param name="limits">Bounds of the work.</param>
    /// <param name="large">Numbers that need the same only when they are withheld and may be taken for small ones.</param>
    public static SuppressionPlan Plan(
        IReadOnlyList<PlannedCell> cells, IReadOnlyList<Sum> sums, IReadOnlyList<Target> targets, DisclosureLimits limits,
        IReadOnlyList<Target>? large = null)
    {
        var own = cells.ToArray();
        var asked = targets.ToDictionary(target => target.Cell);
        var (withheld, forced) = (new HashSet<int>(), new HashSet<int>());
        double? least = null;
        SuppressionPlan failed = new(new HashSet<int>(), 0, 0, "no choice of figures protects the small numbers");
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var attack = Attack(own, sums, [.. asked.Values, .. Visible(large, own, withheld, asked)], withheld, limits);
            if (attack.IsClear)
            {
                return Done(cells, withheld, forced, least);
            }

            if (attack.Undone is not null)
            {
                return new(withheld, 0, 0, attack.Undone) { IsBeyondLimits = attack.Undone != GroupAttack.Contradiction };
            }

            foreach (var finding in attack.Findings)
            {
                if (!asked.TryGetValue(finding.Cell, out var known))
                {
                    // A large number that looks like a small one stays withheld and is protected as if it were one.
                    asked[finding.Cell] = large!.First(target => target.Cell == finding.Cell);
                    own[finding.Cell] = own[finding.Cell] with { Shown = own[finding.Cell].Hidden, Cost = null };
                    _ = forced.Add(finding.Cell);
                }
                else if (repeat > 0)
                {
                    // Fractions had looked like room that whole numbers do not have: ask for a little more.
                    asked[finding.Cell] = known with { Protection = Raise(known.Protection) };
                }
            }

            var choice = Choose(own, sums, asked, limits);
            if (choice.Failure is not null)
            {
                failed = choice;
                break;
            }

            withheld = [.. choice.Withheld];
            least ??= choice.CostAtLeast;
        }

        return failed.IsBeyondLimits ? failed : WithholdAll(cells, sums, [.. targets, .. large ?? []], limits, least) ?? failed;
    }

    private static IEnumerable<Target> Visible(
        IReadOnlyList<Target>? large, PlannedCell[] cells, HashSet<int> withheld, Dictionary<int, Target> asked)
        => (large ?? []).Where(target => !asked.ContainsKey(target.Cell)
            && !cells[target.Cell].Told(withheld.Contains(target.Cell)).IsFixed
            && (withheld.Contains(target.Cell) || cells[target.Cell].Shown == cells[target.Cell].Hidden));

    private static Attack Attack(
        PlannedCell[] cells, IReadOnlyList<Sum> sums, IReadOnlyList<Target> targets, HashSet<int> withheld, DisclosureLimits limits)
        => Attacker.Run([.. cells.Select((cell, i) => cell.Told(withheld.Contains(i)))], sums, targets, limits);

    private static SuppressionPlan Choose(
        PlannedCell[] cells, IReadOnlyList<Sum> sums, Dictionary<int, Target> asked, DisclosureLimits limits)
    {
        // What a cell's interval can be widened by is open while it is not decided, so nothing that can be withheld is fixed here.
        var open = cells.Select(cell => cell.Cost is null ? cell.Shown : Known.Nothing);
        var (withheld, least) = (new HashSet<int>(), 0d);
        foreach (var group in LinkedGroups.Of([.. open], sums))
        {
            var own = group.Cells.Select((cell, i) => (cell, i)).Where(pair => asked.ContainsKey(pair.cell))
                .Select(pair => asked[pair.cell] with { Cell = pair.i });
            var plan = new GroupSuppression([.. group.Cells.Select(cell => cells[cell])], group.Own(), [.. own], limits).Plan();
            if (plan.Failure is not null)
            {
                return plan;
            }

            withheld.UnionWith(plan.Withheld.Select(cell => group.Cells[cell]));
            least += plan.CostAtLeast;
        }

        return new(withheld, 0, least, null);
    }

    // Where whole numbers have no room that fractions have, everything that can be is withheld and told again one by one.
    private static SuppressionPlan? WithholdAll(
        IReadOnlyList<PlannedCell> cells, IReadOnlyList<Sum> sums, IReadOnlyList<Target> targets, DisclosureLimits limits, double? least)
    {
        var clock = Stopwatch.StartNew();
        PlannedCell[] own = [.. cells];
        var all = Enumerable.Range(0, own.Length).Where(cell => own[cell].Cost is not null).ToHashSet();
        bool IsClear() => Attack(
            own, sums, [.. targets.Where(target => !own[target.Cell].Told(all.Contains(target.Cell)).IsFixed)], all, limits).IsClear;
        if (!IsClear())
        {
            return null;
        }

        foreach (var cell in all.OrderByDescending(cell => own[cell].Cost).ThenBy(cell => cell).ToList())
        {
            if (clock.Elapsed > limits.Time)
            {
                break;
            }

            _ = all.Remove(cell);
            if (!IsClear())
            {
                _ = all.Add(cell);
            }
        }

        return Done(cells, all, [], least);
    }

    private static SuppressionPlan Done(IReadOnlyList<PlannedCell> cells, HashSet<int> withheld, HashSet<int> forced, double? least)
    {
        withheld.UnionWith(forced.Where(cell => cells[cell].Cost is not null));
        var cost = withheld.Sum(cell => cells[cell].Cost ?? 0);
        return new(withheld, cost, Math.Min(cost, least ?? 0), null);
    }

    private static Protection Raise(Protection protection) => new(
        protection.Least is long.MaxValue or <= 1 ? protection.Least : protection.Least - 1,
        protection.Most == long.MinValue ? protection.Most : protection.Most + 1,
        protection.Width == 0 ? 0 : protection.Width + 1);
}
