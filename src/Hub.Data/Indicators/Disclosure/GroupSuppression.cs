using System.Diagnostics;

namespace Hub.Data.Indicators.Disclosure;

/// <summary>
/// The choice for one linked group: demands are collected from the linear relaxation, whose cost bounds every choice from below;
/// its shares rounded up are a choice, from which what is not needed is taken away again.
/// </summary>
internal sealed class GroupSuppression(
    IReadOnlyList<PlannedCell> cells, IReadOnlyList<Sum> sums, IReadOnlyList<Target> targets, DisclosureLimits limits)
{
    // Counted, not timed: the same table gives the same choice on every machine; the time limit only gives up.
    private const int Rounds = 15;
    private const int WholeRounds = 4;
    private const int WholeCells = 400;
    private const double Share = 1e-6;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly SuppressionMaster _master = new(cells.Select((cell, i) => (cell, i))
        .Where(pair => pair.cell.Cost is not null).ToDictionary(pair => pair.i, pair => pair.cell.Cost!.Value));

    /// <summary>The cheapest choice found, with the cost that none undercuts.</summary>
    public SuppressionPlan Plan()
    {
        if (targets.Count == 0)
        {
            return new(new HashSet<int>(), 0, 0, null);
        }

        if (cells.Count > limits.Cells)
        {
            return Failed($"{cells.Count} linked figures are more than the {limits.Cells} that can be protected together") with
            {
                IsBeyondLimits = true,
            };
        }

        using var rooms = new Rooms(cells, sums, targets);
        IReadOnlyDictionary<int, double> shares = new Dictionary<int, double>();
        var least = 0d;
        for (var round = 0; round < Rounds && Ask(rooms, shares) is var asked && asked != 0; round++)
        {
            if (asked < 0 || _master.Solve(isWhole: false, Left) is not { } solved)
            {
                return Failed(Left <= TimeSpan.Zero ? "the choice took too long" : "no choice of figures protects the small numbers");
            }

            (shares, least) = solved;
        }

        var chosen = shares.Where(pair => pair.Value > Share).Select(pair => pair.Key).ToHashSet();
        if (!Complete(rooms, chosen))
        {
            return Failed("no choice of figures protects the small numbers, or it took too long");
        }

        Spare(rooms, chosen, shares);
        return Improve(rooms, chosen, least);
    }

    private TimeSpan Left => limits.Time - _clock.Elapsed;

    private double Cost(IEnumerable<int> chosen) => chosen.Sum(cell => cells[cell].Cost ?? 0);

    // The number of new demands; -1 when one of them cannot be met by anything.
    private int Ask(Rooms rooms, IReadOnlyDictionary<int, double> shares)
    {
        var demands = rooms.Lacking(shares, Left);
        if (demands is null || demands.Any(demand => demand.Room.Values.Sum() < demand.Least))
        {
            return -1;
        }

        foreach (var demand in demands)
        {
            _master.Add(demand);
        }

        return demands.Count;
    }

    // Adds the cells that give most room for their cost until every demand is met.
    private bool Complete(Rooms rooms, HashSet<int> chosen)
    {
        while (rooms.Lacking(Whole(chosen), Left) is { } demands)
        {
            if (demands.Count == 0)
            {
                return true;
            }

            foreach (var demand in demands)
            {
                _master.Add(demand);
                var lacking = demand.Least - demand.Room.Where(pair => chosen.Contains(pair.Key)).Sum(pair => pair.Value);
                foreach (var (cell, room) in demand.Room.Where(pair => !chosen.Contains(pair.Key))
                    .OrderByDescending(pair => Math.Min(pair.Value, demand.Least) / cells[pair.Key].Cost).ThenBy(pair => pair.Key).ToList())
                {
                    if (lacking <= Share)
                    {
                        break;
                    }

                    _ = chosen.Add(cell);
                    lacking -= room;
                }

                if (lacking > Share)
                {
                    return false;
                }
            }
        }

        return false;
    }

    // Takes away again, dearest and least wanted first, what no small number needs.
    private void Spare(Rooms rooms, HashSet<int> chosen, IReadOnlyDictionary<int, double> shares)
    {
        foreach (var cell in chosen.OrderBy(cell => shares.GetValueOrDefault(cell)).ThenByDescending(cell => cells[cell].Cost)
            .ThenBy(cell => cell).ToList())
        {
            _ = chosen.Remove(cell);
            if (!rooms.IsEnough(Whole(chosen), cell, Left))
            {
                _ = chosen.Add(cell);
            }
        }
    }

    // Whole choices of the master until one meets every demand: that one is the best there is.
    private SuppressionPlan Improve(Rooms rooms, HashSet<int> chosen, double least)
    {
        for (var round = 0; round < WholeRounds && cells.Count <= WholeCells && Cost(chosen) - least > Share; round++)
        {
            if (_master.Solve(isWhole: true, TimeSpan.FromSeconds(Math.Min(3, Left.TotalSeconds / 4))) is not { } solved)
            {
                break;
            }

            least = Math.Max(least, solved.Cost);
            var whole = solved.Shares.Where(pair => pair.Value > 0.5).Select(pair => pair.Key).ToHashSet();
            switch (Ask(rooms, Whole(whole)))
            {
                case 0:
                    return new(whole, Cost(whole), Cost(whole), null);
                case < 0:
                    return new(chosen, Cost(chosen), least, null);
                default:
                    if (Complete(rooms, whole))
                    {
                        Spare(rooms, whole, solved.Shares);
                        chosen = Cost(whole) < Cost(chosen) ? whole : chosen;
                    }

                    break;
            }
        }

        return new(chosen, Cost(chosen), Math.Min(least, Cost(chosen)), null);
    }

    private static Dictionary<int, double> Whole(IEnumerable<int> chosen) => chosen.ToDictionary(cell => cell, _ => 1d);

    private SuppressionPlan Failed(string why) => new(new HashSet<int>(), 0, 0, why) { IsBeyondLimits = Left <= TimeSpan.Zero };
}
