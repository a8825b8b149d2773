namespace Hub.Data.Indicators.Disclosure;

/// <summary>A number that a version would tell.</summary>
/// <param name="Place">Area and days.</param>
/// <param name="Cell">The number as its policy would release it; null where it is not printed.</param>
internal sealed record PlannedNumber(ToldPlace Place, PlannedCell? Cell);

/// <summary>
/// What one version withholds of an indicator so that nobody works out a small number from it and everything that was told before.
/// A number that cannot have changed is told as it was: what is printed stays known and protects nothing, what was withheld stays
/// withheld. Only what is new is chosen.
/// </summary>
internal sealed class TablePlan
{
    private readonly ToldTable _table;
    private readonly Telling _own;
    private readonly IReadOnlyList<PlannedCell> _cells;
    private readonly IReadOnlySet<int> _withheld;

    private TablePlan(ToldTable table, Telling own, IReadOnlyList<PlannedCell> cells, IReadOnlySet<int> withheld)
        => (_table, _own, _cells, _withheld) = (table, own, cells, withheld);

    /// <summary>Why there is no plan, or null.</summary>
    public string? Failure { get; private init; }

    /// <summary>True where the table was too large, or the time too short, to find out.</summary>
    public bool IsBeyondLimits { get; private init; }

    /// <summary>Whether a number is withheld for the sake of another.</summary>
    public bool IsWithheld(ToldPlace place) => _table.Find(_own.Cell(place)) is { } cell && _withheld.Contains(cell);

    /// <summary>What a reader will know of a number from this version and those before it.</summary>
    public Known Told(ToldPlace place)
        => _table.Find(_own.Cell(place)) is { } cell ? _cells[cell].Told(_withheld.Contains(cell)) : Known.Nothing;

    /// <summary>What everything told together leaves open of a number.</summary>
    public Known Implied(ToldPlace place)
    {
        if (_table.Find(_own.Cell(place)) is not { } cell || Told(place).IsFixed)
        {
            return Told(place);
        }

        var told = _cells.Select((known, i) => known.Told(_withheld.Contains(i))).ToList();
        var attack = Attacker.Run(told, _table.Sums, [new(cell, Protection.Sliding(Known.NoLimit))], DisclosureLimits.Default);
        return attack.Findings is [var found] ? new(found.Least, Math.Min(found.Most, Known.NoLimit)) : Told(place);
    }

    /// <summary>Plans a version.</summary>
    /// <param name="policy">The policy that it is told under.</param>
    /// <param name="own">What it would tell; of its numbers nothing is known yet.</param>
    /// <param name="numbers">Its numbers.</param>
    /// <param name="earlier">What has been told before.</param>
    /// <param name="isSum">Whether amounts are summed, of which the size says nothing about the number of rows.</param>
    /// <param name="limits">Bounds of the work.</param>
    public static TablePlan Of(
        Suppression policy, Telling own, IReadOnlyList<PlannedNumber> numbers, IReadOnlyList<Telling> earlier, bool isSum,
        DisclosureLimits limits)
    {
        var before = new ToldTable(earlier);
        if (numbers.Any(number => number.Cell is { } cell && before.Find(own.Cell(number.Place)) is { } place
            && !Fits(before.Cells[place], cell.Exact)))
        {
            // Something that was taken to be the same number is not: the rows are the same and the rule is another.
            own = own.Apart();
        }

        var unknown = numbers.Select(number => new ToldNumber(number.Place, Known.Nothing, IsHidden: false));
        var table = new ToldTable([.. earlier, own with { Numbers = [.. unknown] }]);
        var printed = numbers.Where(number => number.Cell is not null)
            .ToDictionary(number => table.Find(own.Cell(number.Place))!.Value, number => number.Cell!);
        if (Complete(table, printed) is not { } exact)
        {
            return earlier.Count == 0
                ? new(table, own, [], new HashSet<int>()) { Failure = "the numbers do not add up" }
                : Of(policy, own.Apart(), numbers, [], isSum, limits);
        }

        var cells = Enumerable.Range(0, table.Cells.Count).Select(place => printed.TryGetValue(place, out var cell)
            ? Beside(cell, table.Cells[place], table.IsHidden(place))
            : new PlannedCell(exact[place], table.Cells[place], table.Cells[place], null, false)).ToList();
        var below = isSum ? Known.NoLimit : policy.Threshold;
        var targets = Enumerable.Range(0, cells.Count).Where(place => cells[place].IsSmall)
            .Select(place => new Target(place, PolicyCells.Protection(policy, cells[place].Exact), isSum ? Known.NoLimit : below))
            .Concat(Still(policy, before, below, limits)
                .Select(target => target with { Cell = table.Find(before.Name(target.Cell))!.Value })
                .Where(target => !printed.ContainsKey(target.Cell)))
            .ToList();
        var large = printed.Where(pair => !pair.Value.IsSmall && pair.Value.Exact != 0)
            .Select(pair => new Target(pair.Key, PolicyCells.Protection(policy), below)).ToList();
        var plan = ComplementarySuppression.Plan(cells, table.Sums, targets, limits, large);
        var kept = printed.Where(pair => IsKept(pair.Value, table.Cells[pair.Key], table.IsHidden(pair.Key))).Select(pair => pair.Key);
        return new(table, own, cells, plan.Withheld.Union(kept).ToHashSet())
        {
            Failure = plan.Failure,
            IsBeyondLimits = plan.IsBeyondLimits,
        };
    }

    // What the versions before leave open of what they hide must stay open.
    private static IEnumerable<Target> Still(Suppression policy, ToldTable before, long below, DisclosureLimits limits)
    {
        var asked = before.Hidden.Where(place => !before.Cells[place].IsFixed)
            .Select(place => new Target(place, PolicyCells.Protection(policy), below)).ToList();
        var found = Attacker.Run(before.Cells, before.Sums, asked, limits).Findings.ToDictionary(finding => finding.Cell);
        return asked.Select(target => found.TryGetValue(target.Cell, out var finding)
            ? target with { Protection = Protection.Range(finding.Least, finding.Most) }
            : target);
    }

    private static bool Fits(Known known, long exact) => known.Least <= exact && exact <= known.Most;

    private static PlannedCell Beside(PlannedCell cell, Known told, bool isHidden)
    {
        var (shown, hidden) = (cell.Shown.And(told), cell.Hidden.And(told));
        var isKept = IsKept(cell, told, isHidden);
        return cell with { Shown = isKept ? hidden : shown, Hidden = hidden, Cost = shown == hidden || isKept ? null : cell.Cost };
    }

    // What was withheld is withheld again; a small number only where "fewer than 8" was not said of it.
    private static bool IsKept(PlannedCell cell, Known told, bool isHidden)
        => isHidden && !told.IsFixed && (!cell.IsSmall || told.Most > cell.Shown.Most);

    // A table that fits everything: it stands in for the numbers of the versions before, which are not read again.
    private static IReadOnlyList<long>? Complete(ToldTable table, Dictionary<int, PlannedCell> printed)
    {
        var known = table.Cells.Select((cell, place) => printed.TryGetValue(place, out var own) ? Known.Exactly(own.Exact) : cell).ToList();
        if (known.Count == printed.Count)
        {
            return [.. known.Select(cell => cell.Least)];
        }

        foreach (var isWhole in new[] { false, true })
        {
            using var linear = new LinearTable(known, table.Sums, isWhole);
            var open = known.Select((cell, place) => (place, 1d)).Where(pair => !known[pair.place].IsFixed);
            if (linear.Reach([.. open], isMost: false, Patience) is null)
            {
                return null;
            }

            if (linear.IsWhole)
            {
                return [.. linear.Values.Select(value => (long)Math.Round(value))];
            }
        }

        return null;
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
}
