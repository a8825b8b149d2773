using System.Diagnostics;

namespace Hub.Data.Indicators.Disclosure;

/// <summary>
/// Works out, from everything that a reader is told, between which numbers each suppressed cell must lie. Bounds come from
/// linear programming; where its answer is a table with fractions, from the same programme over whole numbers, so a bound is
/// never wider than a reader with pencil and patience would find it.
/// </summary>
internal static class Attacker
{
    /// <summary>Attacks the targets.</summary>
    /// <param name="cells">What is told about each cell.</param>
    /// <param name="sums">Which cells are sums of which.</param>
    /// <param name="targets">The suppressed cells and what must stay open about them.</param>
    /// <param name="limits">How large a linked group may be and how long it may take.</param>
    public static Attack Run(
        IReadOnlyList<Known> cells, IReadOnlyList<Sum> sums, IReadOnlyList<Target> targets, DisclosureLimits limits)
    {
        var clock = Stopwatch.StartNew();
        var findings = new List<Finding>();
        var wanted = targets.ToLookup(target => target.Cell);
        var reached = new HashSet<int>();
        string? undone = null;
        foreach (var group in LinkedGroups.Of(cells, sums))
        {
            var own = group.Cells.SelectMany((cell, i) => wanted[cell].Select(target => target with { Cell = i })).ToList();
            if (own.Count == 0)
            {
                continue;
            }

            reached.UnionWith(own.Select(target => group.Cells[target.Cell]));
            if (group.Cells.Count > limits.Cells)
            {
                undone = $"{group.Cells.Count} linked figures are more than the {limits.Cells} that can be checked together";
                continue;
            }

            using var attack = new GroupAttack([.. group.Cells.Select(cell => cells[cell])], group.Own(), own, limits.Time - clock.Elapsed);
            undone = attack.Run() ?? undone;
            findings.AddRange(attack.Findings.Select(finding => finding with { Cell = group.Cells[finding.Cell] }));
        }

        // A cell in no sum is known as it was told.
        findings.AddRange(targets
            .Where(target => !reached.Contains(target.Cell) && !target.IsKept(cells[target.Cell].Least, cells[target.Cell].Most))
            .Select(target => new Finding(target.Cell, cells[target.Cell].Least, cells[target.Cell].Most)));
        return new([.. findings.OrderBy(finding => finding.Cell)], undone);
    }
}

/// <summary>What an attack found.</summary>
/// <param name="Findings">Cells that can be worked out too closely, in their order.</param>
/// <param name="Undone">Why the attack is not complete, or null: an attack that was not finished has proved nothing.</param>
internal sealed record Attack(IReadOnlyList<Finding> Findings, string? Undone)
{
    /// <summary>True when every target was attacked and none was found.</summary>
    public bool IsClear => Findings.Count == 0 && Undone is null;
}

/// <summary>Bounds of the work on tables that hang together.</summary>
/// <param name="Cells">Cells of one linked group at most.</param>
/// <param name="Time">Time for the tables of one area.</param>
internal sealed record DisclosureLimits(int Cells, TimeSpan Time)
{
    /// <summary>For a plan, which is an optimisation: 2,000 cells and 60 seconds.</summary>
    public static DisclosureLimits Default { get; } = new(2_000, TimeSpan.FromSeconds(60));

    /// <summary>
    /// For the check before a release, which only asks for bounds and which a large force must be able to pass: 50,000 cells and five
    /// minutes for each indicator.
    /// </summary>
    public static DisclosureLimits Release { get; } = new(50_000, TimeSpan.FromMinutes(5));
}
