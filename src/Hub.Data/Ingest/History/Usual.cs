namespace Hub.Data.Ingest.History;

/// <summary>
/// What is usual among a few earlier values, by median and median absolute deviation: one odd month among them shifts neither.
/// </summary>
internal static class Usual
{
    /// <summary>Earlier returns without which nothing is called usual.</summary>
    public const int Fewest = 4;

    /// <summary>How many are looked at, the newest.</summary>
    public const int Most = 12;

    // Turns a median absolute deviation into a standard deviation where values are normal.
    private const double ToDeviation = 1.4826;
    private const double Deviations = 4;

    /// <summary>
    /// Whether a value lies clearly apart from the earlier ones: by more than four deviations and more than <paramref name="atLeast"/>.
    /// </summary>
    public static bool IsApart(double value, IReadOnlyCollection<double> earlier, double atLeast)
    {
        if (earlier.Count < Fewest)
        {
            return false;
        }

        var median = Median(earlier);
        var deviation = Median([.. earlier.Select(one => Math.Abs(one - median))]) * ToDeviation;
        return Math.Abs(value - median) > Math.Max(Deviations * deviation, atLeast);
    }

    /// <summary>The middle of some values; the mean of the two middle ones.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
