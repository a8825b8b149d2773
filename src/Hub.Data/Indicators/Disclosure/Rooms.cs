using System.Diagnostics;

namespace Hub.Data.Indicators.Disclosure;

/// <summary>
/// Measures for a choice (or shares) of withheld cells how much room each small number has, and where it lacks, which cells
/// would give it: the dual values of the attacker's own programme.
/// </summary>
internal sealed class Rooms : IDisposable
{
    private const double Tolerance = 1e-6;

    // No small number needs more room than a few times its threshold, and bounded programmes are the steadier ones.
    private const long LeastReach = 40;

    private readonly long _reach;
    private readonly IReadOnlyList<PlannedCell> _cells;
    private readonly IReadOnlyList<Target> _targets;
    private readonly LinearTable _table;
    private readonly (double Least, double Most)[] _shown;
    private readonly (double Least, double Most)[] _hidden;
    private readonly double[] _seenLeast;
    private readonly double[] _seenMost;
    private readonly ILookup<int, int> _neighbours;
    private readonly Stopwatch _clock = new();
    private TimeSpan _limit;

    public Rooms(IReadOnlyList<PlannedCell> cells, IReadOnlyList<Sum> sums, IReadOnlyList<Target> targets)
    {
        (_cells, _targets) = (cells, targets);
        _reach = Math.Max(LeastReach, targets.Select(target => 3 * target.Protection.Width).DefaultIfEmpty().Max());
        _table = new([.. cells.Select(cell => cell.Shown)], sums);
        _hidden = [.. cells.Select(cell => Clip(cell, cell.Hidden))];
        _shown = [.. cells.Select(cell => Clip(cell, cell.Shown))];
        _seenLeast = new double[cells.Count];
        _seenMost = new double[cells.Count];
        _neighbours = sums.Select(sum => sum.Parts.Append(sum.Total).ToList())
            .SelectMany(cells => cells.SelectMany(one => cells.Select(other => (one, other))))
            .Distinct().ToLookup(pair => pair.one, pair => pair.other);
    }

    /// <summary>A demand for each small number that lacks room; null when time ran out.</summary>
    public IReadOnlyList<Demand>? Lacking(IReadOnlyDictionary<int, double> shares, TimeSpan limit)
    {
        var demands = new List<Demand>();
        return Tell(shares, limit) && _targets.All(target => Check(target, demands.Add)) ? demands : null;
    }

    /// <summary>Whether every small number has its room; those near the cell that was just shown are asked first.</summary>
    public bool IsEnough(IReadOnlyDictionary<int, double> shares, int near, TimeSpan limit)
    {
        var lacks = false;
        var around = _neighbours[near].ToHashSet();
        return Tell(shares, limit)
            && _targets.OrderByDescending(target => around.Contains(target.Cell))
                .All(target => Check(target, _ => lacks = true) && !lacks);
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    private (double, double) Clip(PlannedCell cell, Known known)
        => (Math.Max(known.Least, cell.Exact - _reach), Math.Min(known.Most, cell.Exact + _reach));

    private bool Tell(IReadOnlyDictionary<int, double> shares, TimeSpan limit)
    {
        _clock.Restart();
        _limit = limit;
        for (var i = 0; i < _cells.Count; i++)
        {
            var share = _cells[i].Cost is null ? 0 : shares.GetValueOrDefault(i);
            _table.Tell(
                i,
                _shown[i].Least - (share * (_shown[i].Least - _hidden[i].Least)),
                _shown[i].Most + (share * (_hidden[i].Most - _shown[i].Most)));
            (_seenLeast[i], _seenMost[i]) = (_cells[i].Exact, _cells[i].Exact);
        }

        var all = _targets.Select(target => (target.Cell, 1d)).ToList();
        return Look(all, isMost: true) is not null && Look(all, isMost: false) is not null;
    }

    // False when time ran out.
    private bool Check(Target target, Action<Demand> lacking)
    {
        var (cell, wanted) = (target.Cell, target.Protection);
        if (HasRoom(cell, wanted))
        {
            return true;
        }

        var asksMost = wanted.Most > _seenMost[cell] + Tolerance || wanted.Width > 0;
        if (asksMost && Look([(cell, 1)], isMost: true) is null)
        {
            return false;
        }

        var most = asksMost ? Holds() : [];
        if (wanted.Most > _seenMost[cell] + Tolerance)
        {
            lacking(Make(most, null, wanted.Most));
        }

        if (HasRoom(cell, wanted))
        {
            return true;
        }

        if (Look([(cell, 1)], isMost: false) is null)
        {
            return false;
        }

        var least = Holds();
        if (wanted.Least < _seenLeast[cell] - Tolerance)
        {
            lacking(Make(null, least, -wanted.Least));
        }

        if (wanted.Width > 0 && _seenMost[cell] - _seenLeast[cell] < wanted.Width - Tolerance)
        {
            lacking(Make(most, least, wanted.Width));
        }

        return true;
    }

    private bool HasRoom(int cell, Protection wanted)
        => _seenLeast[cell] <= wanted.Least + Tolerance && _seenMost[cell] >= wanted.Most - Tolerance
            && _seenMost[cell] - _seenLeast[cell] >= wanted.Width - Tolerance;

    private double? Look(IReadOnlyList<(int, double)> weights, bool isMost)
    {
        if (_clock.Elapsed >= _limit || _table.Reach(weights, isMost, _limit - _clock.Elapsed) is not { } value)
        {
            return null;
        }

        for (var i = 0; i < _cells.Count; i++)
        {
            _seenLeast[i] = Math.Min(_seenLeast[i], _table.Values[i]);
            _seenMost[i] = Math.Max(_seenMost[i], _table.Values[i]);
        }

        return value;
    }

    private double[] Holds() => [.. Enumerable.Range(0, _cells.Count).Select(_table.Hold)];

    // By duality the most of a cell is at most the sum of what holds it back; likewise the least, with its sign turned.
    private Demand Make(double[]? most, double[]? least, double wanted)
    {
        var room = new Dictionary<int, double>();
        for (var i = 0; i < _cells.Count; i++)
        {
            var (up, down) = ((most?[i] ?? 0), -(least?[i] ?? 0));
            wanted -= At(up, _shown[i]) + At(down, _shown[i]);
            var added = At(up, _hidden[i]) - At(up, _shown[i]) + At(down, _hidden[i]) - At(down, _shown[i]);
            if (_cells[i].Cost is not null && added > Tolerance)
            {
                room[i] = added;
            }
        }

        // No more than what is lacking counts of any one cell: true of whole choices, and a sharper bound for shares.
        return new(room.ToDictionary(pair => pair.Key, pair => Math.Min(pair.Value, wanted)), wanted);
    }

    private static double At(double hold, (double Least, double Most) bounds) => hold > 0 ? hold * bounds.Most : hold * bounds.Least;
}
