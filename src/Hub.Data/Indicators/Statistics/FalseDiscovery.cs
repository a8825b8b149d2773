namespace Hub.Data.Indicators.Statistics;

/// <summary>
/// Control of the false discovery rate over many comparisons (Benjamini and Hochberg, Journal of the Royal Statistical
/// Society B 57, 1995): of the differences called "beyond chance", at most the stated share is expected to be chance.
/// </summary>
public static class FalseDiscovery
{
    /// <summary>The share of false findings accepted throughout the hub.</summary>
    public const double Rate = 0.05;

    /// <summary>
    /// Adjusts each probability for the number of comparisons made together, in the order given. A finding stands when its
    /// adjusted probability is at most <see cref="Rate"/>.
    /// </summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> probabilities)
    {
        var adjusted = new double[probabilities.Count];
        var order = Enumerable.Range(0, probabilities.Count).OrderByDescending(i => probabilities[i]).ToArray();
        var least = 1.0;
        for (var place = 0; place < order.Length; place++)
        {
            var rank = order.Length - place;
            least = Math.Min(least, probabilities[order[place]] * order.Length / rank);
            adjusted[order[place]] = least;
        }

        return adjusted;
    }
}
