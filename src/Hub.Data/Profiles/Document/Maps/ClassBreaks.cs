using System.Globalization;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Maps;

/// <summary>One class of a map: its words for the key, its colour, how many areas are in it.</summary>
public sealed record MapClass(string Text, string Colour, int Count);

/// <summary>
/// Classes of a map: at most five, edges at quantiles of the released figures and then rounded to the roundest numbers
/// that keep the classes filled. Every value is in exactly one class, and no class is empty.
/// </summary>
public sealed class ClassBreaks
{
    private const int MaxClasses = 5;
    private readonly decimal[] _edges;

    private ClassBreaks(decimal[] edges, IReadOnlyList<MapClass> classes) => (_edges, Classes) = (edges, classes);

    /// <summary>The classes from low to high; none when no figure has a value.</summary>
    public IReadOnlyList<MapClass> Classes { get; }

    /// <summary>Computes the classes of all figures that have a value.</summary>
    public static ClassBreaks Of(IEnumerable<Figure> figures)
    {
        var released = figures.Where(f => f.HasValue).ToList();
        var values = released.Select(f => f.Value!.Value).Order().ToArray();
        if (values.Length == 0)
        {
            return new ClassBreaks([], []);
        }

        var decimals = released.Max(f => f.Decimals);
        var inner = InnerEdges(values, decimals);
        var counts = Counts(values, inner);
        var colours = Palette.SequentialOf(counts.Length);
        var classes = counts.Select((count, i) => new MapClass(Words(values, inner, i, decimals), colours[i], count));
        return new ClassBreaks(inner, [.. classes]);
    }

    /// <summary>The index of the class of a value.</summary>
    public int ClassOf(decimal value) => _edges.Count(edge => value >= edge);

    /// <summary>Edges between classes; a value at an edge is in the upper class.</summary>
    private static decimal[] InnerEdges(decimal[] values, int decimals)
    {
        // Where one value, often zero, makes up most of a map, quantiles of all values fall together: then those of the
        // different values.
        var different = values.Distinct().ToArray();
        for (var classes = Math.Min(MaxClasses, different.Length); classes > 1; classes--)
        {
            if (RoundEdges(values, values, classes, decimals) is { } even)
            {
                return even;
            }

            if (RoundEdges(values, different, classes, decimals) is { } spread)
            {
                return spread;
            }
        }

        return [];
    }

    /// <summary>The roundest edges near the quantiles that leave no class empty, or null.</summary>
    private static decimal[]? RoundEdges(decimal[] values, decimal[] basis, int classes, int decimals)
    {
        var (best, largest) = (default(decimal[]), int.MaxValue);
        foreach (var step in Steps(values[^1] - values[0], decimals))
        {
            var edges = Enumerable.Range(1, classes - 1)
                .Select(i => Math.Round(Quantile(basis, (decimal)i / classes) / step, MidpointRounding.AwayFromZero) * step)
                .ToArray();
            var counts = Counts(values, edges);
            if (edges.Distinct().Count() < edges.Length || counts.Contains(0))
            {
                continue;
            }

            // Round edges are worth some imbalance, not a class that swallows its neighbours.
            if (counts.Max() <= values.Length * 1.7m / classes)
            {
                return edges;
            }

            if (counts.Max() < largest)
            {
                (best, largest) = (edges, counts.Max());
            }
        }

        return best;
    }

    /// <summary>Rounding steps from coarse to the last decimal that a figure shows.</summary>
    private static IEnumerable<decimal> Steps(decimal range, int decimals)
    {
        var finest = 1m;
        for (var i = 0; i < decimals; i++)
        {
            finest /= 10;
        }

        var power = finest;
        while (power * 10 <= range)
        {
            power *= 10;
        }

        for (; power >= finest; power /= 10)
        {
            yield return power * 5;
            yield return power * 2;
            yield return power;
        }
    }

    private static decimal Quantile(decimal[] sorted, decimal share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)decimal.Truncate(at);
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }

    private static int[] Counts(decimal[] values, decimal[] edges)
    {
        var counts = new int[edges.Length + 1];
        foreach (var value in values)
        {
            counts[edges.Count(edge => value >= edge)]++;
        }

        return counts;
    }

    /// <summary>"5 to 9": the upper edge less the last decimal, because no figure lies between.</summary>
    private static string Words(decimal[] values, decimal[] edges, int index, int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < decimals; i++)
        {
            unit /= 10;
        }

        var from = index == 0 ? values[0] : edges[index - 1];
        var to = index == edges.Length ? values[^1] : edges[index] - unit;
        var format = string.Create(CultureInfo.InvariantCulture, $"N{decimals}");
        string Write(decimal v) => v.ToString(format, CultureInfo.InvariantCulture);
        return Write(from) == Write(to) ? Write(from) : $"{Write(from)} to {Write(to)}";
    }
}
