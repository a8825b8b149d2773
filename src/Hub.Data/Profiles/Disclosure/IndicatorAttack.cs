using Hub.Data.Indicators.Disclosure;

namespace Hub.Data.Profiles.Disclosure;

/// <summary>
/// The attack on all that versions print of one indicator, in two steps: areas, months and force as one table, then the small areas of
/// each area beside what the first leaves open of it. Small areas are told for a year at once and lie in one area only, so their sums
/// tell of the area what is added before the first step, and nothing more.
/// </summary>
internal sealed class IndicatorAttack
{
    private readonly List<PrintedFinding> _findings = [];

    private IndicatorAttack(PrintedTellings printed) => Printed = printed;

    /// <summary>What is printed.</summary>
    public PrintedTellings Printed { get; }

    /// <summary>Suppressed numbers that were attacked.</summary>
    public int Targets { get; private set; }

    /// <summary>Numbers that may be small ones and can be worked out too closely.</summary>
    public IReadOnlyList<PrintedFinding> Findings => _findings;

    /// <summary>Why the attack is not complete, or null.</summary>
    public string? Undone { get; private set; }

    /// <summary>Attacks an indicator.</summary>
    public static IndicatorAttack Run(string indicator, IReadOnlyList<PrintedVersion> versions, DisclosureLimits limits)
    {
        var attack = new IndicatorAttack(new(indicator, versions));
        attack.Run(attack.Printed.Of, attack.Printed.OfSmallAreas, limits);
        if (attack.Undone != GroupAttack.Contradiction)
        {
            return attack;
        }

        // Something that was taken to be the same in two versions is not: each version then stands for itself.
        var apart = new IndicatorAttack(attack.Printed);
        apart.Run(
            [.. attack.Printed.Of.Select(telling => telling.Apart())],
            [.. attack.Printed.OfSmallAreas.Select(telling => telling.Apart())], limits);
        return apart;
    }

    private void Run(IReadOnlyList<Telling> numbers, IReadOnlyList<Telling> small, DisclosureLimits limits)
    {
        var (table, narrow) = (new ToldTable(numbers), new ToldTable(small));
        var cells = table.Cells.ToArray();
        foreach (var sum in narrow.Sums)
        {
            if (table.Find(narrow.Name(sum.Total)) is { } area)
            {
                cells[area] = cells[area].And(new(
                    sum.Parts.Sum(part => narrow.Cells[part].Least),
                    Math.Min(Known.NoLimit, sum.Parts.Sum(part => narrow.Cells[part].Most))));
            }
        }

        var around = narrow.Sums.Select(sum => table.Find(narrow.Name(sum.Total))).OfType<int>().Distinct().ToList();
        var open = around.Where(cell => !cells[cell].IsFixed).ToHashSet();
        var found = Attack(table, cells, [.. Hidden(table), .. open.Where(cell => !table.IsHidden(cell)).Select(Ask)], limits);
        _findings.AddRange(found
            .Where(finding => table.IsHidden(finding.Cell) && !Target(finding.Cell).IsKept(finding.Least, finding.Most))
            .Select(finding => new PrintedFinding(table.Name(finding.Cell), finding.Least, finding.Most)));
        if (narrow.Sums.Count == 0 || Undone is not null)
        {
            return;
        }

        var left = found.ToDictionary(finding => table.Name(finding.Cell), finding => new Known(finding.Least, finding.Most));
        var told = narrow.Cells
            .Select((known, place) => left.TryGetValue(narrow.Name(place), out var implied) ? known.And(implied) : known).ToArray();
        _findings.AddRange(Attack(narrow, told, Hidden(narrow), limits)
            .Select(finding => new PrintedFinding(narrow.Name(finding.Cell), finding.Least, finding.Most)));
    }

    private IReadOnlyList<Finding> Attack(ToldTable table, Known[] cells, IReadOnlyList<Target> targets, DisclosureLimits limits)
    {
        var attack = Attacker.Run(cells, table.Sums, targets, limits);
        Undone ??= attack.Undone;
        Targets += targets.Count(target => table.IsHidden(target.Cell));
        return attack.Findings;
    }

    private IReadOnlyList<Target> Hidden(ToldTable table) => [.. table.Hidden.Select(Target)];

    private Target Target(int cell)
        => new(cell, PolicyCells.Protection(Printed.Policy), Printed.IsSum ? Known.NoLimit : Printed.Policy.Threshold);

    // Whatever is left open of a number is asked for.
    private static Target Ask(int cell) => new(cell, Protection.Sliding(Known.NoLimit));
}

/// <summary>A number that can be worked out too closely, and between which numbers it must lie.</summary>
internal sealed record PrintedFinding(CellName Name, long Least, long Most);
