using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;

namespace Hub.Data.Tests.Indicators.Disclosure;

/// <summary>
/// A table of small areas by months with its margins: areas in wards (third hierarchy), wards or areas in districts, districts in
/// the force; months in quarters (second hierarchy), quarters in the year. Counts are drawn unevenly, as crime falls.
/// </summary>
internal sealed class GeneratedTable
{
    private readonly List<long> _exact = [];
    private readonly List<Sum> _sums = [];

    public GeneratedTable(int seed, int rows, int columns, double mean, int hierarchies)
    {
        Words = $"seed {seed}, {rows} × {columns}, mean {mean:0}, {hierarchies} hierarchies";
        var random = new Random(seed);
        var weights = Enumerable.Range(0, rows).Select(_ => Math.Exp(0.7 * Normal(random))).ToList();
        var scale = mean * rows / weights.Sum();
        var lines = weights.Select(weight => Enumerable.Range(0, columns).Select(_ => Add(Poisson(random, weight * scale))).ToList()).ToList();
        var tops = hierarchies >= 3 ? Join(random, lines, 2, 4) : lines;
        tops = Join(random, tops, 3, 5);
        var all = Enumerable.Range(0, columns).Select(column => Total(tops.Select(line => line[column]))).ToList();
        var year = new Dictionary<List<int>, int>();
        foreach (var line in lines.Concat(Middle).Append(all))
        {
            var quarters = hierarchies >= 2 ? [.. line.Chunk(3).Select(Total)] : line;
            year[line] = Total(quarters);
            Quarters[line] = hierarchies >= 2 ? quarters : [];
        }

        // The margins of margins hold too: quarters and years add up over areas as months do.
        foreach (var (total, parts) in Lines.Append((all, tops)).ToList())
        {
            _sums.Add(new(year[total], [.. parts.Select(part => year[part])]));
            for (var quarter = 0; quarter < Quarters[total].Count; quarter++)
            {
                _sums.Add(new(Quarters[total][quarter], [.. parts.Select(part => Quarters[part][quarter])]));
            }
        }
    }

    public string Words { get; }

    public IReadOnlyList<long> Exact => _exact;

    public IReadOnlyList<Sum> Sums => _sums;

    private List<(List<int> Total, List<List<int>> Parts)> Lines { get; } = [];

    private List<List<int>> Middle { get; } = [];

    private Dictionary<List<int>, List<int>> Quarters { get; } = [];

    /// <summary>The size, mean and hierarchies that the issue names, drawn from a seed.</summary>
    public static GeneratedTable Draw(int seed)
    {
        var random = new Random(seed);
        return new(seed, random.Next(5, 41), random.Next(4, 13), 3 + (47 * random.NextDouble()), random.Next(1, 4));
    }

    public IReadOnlyList<PlannedCell> Plan(Suppression policy)
    {
        var parts = _sums.GroupBy(sum => sum.Total).ToDictionary(group => group.Key, group => group.Min(sum => sum.Parts.Count));
        return [.. _exact.Select((value, i) => PolicyCells.Plan(
            policy, value, policy.Hides(value, value), 1 + (parts.GetValueOrDefault(i) / 4d) + (value / 10_000d)))];
    }

    public IReadOnlyList<Target> Targets(Suppression policy)
        => [.. _exact.Select((value, i) => (value, i)).Where(pair => policy.Hides(pair.value, pair.value))
            .Select(pair => new Target(pair.i, PolicyCells.Protection(policy)))];

    public IReadOnlyList<Target> Large(Suppression policy)
        => [.. _exact.Select((value, i) => (value, i)).Where(pair => pair.value >= policy.Threshold)
            .Select(pair => new Target(pair.i, PolicyCells.Protection(policy), policy.Threshold))];

    private List<List<int>> Join(Random random, List<List<int>> lines, int least, int most)
    {
        var joined = new List<List<int>>();
        for (var at = 0; at < lines.Count;)
        {
            var parts = lines.Skip(at).Take(random.Next(least, most + 1)).ToList();
            at += parts.Count;
            if (parts.Count == 1)
            {
                joined.Add(parts[0]);
                continue;
            }

            var total = Enumerable.Range(0, parts[0].Count).Select(column => Total(parts.Select(part => part[column]))).ToList();
            Lines.Add((total, parts));
            joined.Add(total);
        }

        Middle.AddRange(joined.Where(line => !lines.Contains(line)));
        return joined;
    }

    private int Add(long value)
    {
        _exact.Add(value);
        return _exact.Count - 1;
    }

    private int Total(IEnumerable<int> parts)
    {
        var own = parts.ToList();
        var total = Add(own.Sum(part => _exact[part]));
        _sums.Add(new(total, own));
        return total;
    }

    private static double Normal(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static long Poisson(Random random, double mean)
    {
        if (mean > 200)
        {
            return (long)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal(random))));
        }

        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }
}
