using System.Diagnostics;

namespace Hub.Data.Indicators.Disclosure;

/// <summary>
/// The attack on one linked group. Every table of whole numbers that the solver meets is a witness for all its cells at once, so
/// most cells are seen to be open without a programme of their own.
/// </summary>
internal sealed class GroupAttack(IReadOnlyList<Known> cells, IReadOnlyList<Sum> sums, IReadOnlyList<Target> targets, TimeSpan limit)
    : IDisposable
{
    /// <summary>No table fits what is told: something that was taken to be the same number is not.</summary>
    public const string Contradiction = "the figures contradict each other";

    // A bound of 3.0000001 is 3.
    private const double Tolerance = 1e-5;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly LinearTable _table = new(cells, sums);
    private readonly long[] _least = [.. cells.Select(_ => long.MaxValue)];
    private readonly long[] _most = [.. cells.Select(_ => long.MinValue)];
    private readonly List<Finding> _findings = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Attacks every target; null when done, else why it could not be finished.</summary>
    public string? Run()
    {
        foreach (var isMost in new[] { true, false })
        {
            if (Reach(_table, [.. targets.Select(target => (target.Cell, 1d))], isMost) is null)
            {
                return Late() ?? Contradiction;
            }
        }

        foreach (var target in targets.Where(target => !IsOpen(target)))
        {
            var (least, most) = (Bound(target.Cell, isMost: false), Bound(target.Cell, isMost: true));
            if (least is null || most is null)
            {
                return Late() ?? Contradiction;
            }

            if (!target.IsKept(least.Value, most.Value))
            {
                _findings.Add(new(target.Cell, least.Value, most.Value));
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    private TimeSpan Left => limit - _clock.Elapsed;

    private bool IsOpen(Target target)
        => _least[target.Cell] <= _most[target.Cell] && target.Protection.IsKept(_least[target.Cell], _most[target.Cell]);

    private long? Bound(int cell, bool isMost)
    {
        if (Reach(_table, [(cell, 1)], isMost) is not { } value)
        {
            return null;
        }

        if (!_table.IsWhole)
        {
            using var whole = new LinearTable(cells, sums, isWhole: true);
            if (Reach(whole, [(cell, 1)], isMost) is not { } exact)
            {
                return null;
            }

            value = exact;
        }

        return Math.Abs(value) >= Known.NoLimit ? (isMost ? Known.NoLimit : cells[cell].Least)
            : isMost ? (long)Math.Floor(value + Tolerance) : (long)Math.Ceiling(value - Tolerance);
    }

    private double? Reach(LinearTable table, IReadOnlyList<(int, double)> weights, bool isMost)
    {
        if (Left <= TimeSpan.Zero || table.Reach(weights, isMost, Left) is not { } value)
        {
            return null;
        }

        if (Math.Abs(value) < Known.NoLimit && table.IsWhole)
        {
            for (var i = 0; i < _least.Length; i++)
            {
                var seen = (long)Math.Round(table.Values[i]);
                (_least[i], _most[i]) = (Math.Min(_least[i], seen), Math.Max(_most[i], seen));
            }
        }

        return value;
    }

    private string? Late() => Left <= TimeSpan.Zero ? "the check took too long" : null;
}
