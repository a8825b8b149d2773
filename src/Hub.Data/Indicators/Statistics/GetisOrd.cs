using MathNet.Numerics.Distributions;

namespace Hub.Data.Indicators.Statistics;

/// <summary>One place's result: how far the mean of it and its neighbours stands from the overall mean.</summary>
/// <param name="Z">The standardised statistic; above zero is hotter than the whole.</param>
/// <param name="Probability">Two-sided probability under no clustering, before control of false discovery.</param>
public readonly record struct LocalClustering(double Z, double Probability);

/// <summary>
/// The local statistic Gi* with binary weights, the place itself among its neighbours (Ord and Getis, Geographical Analysis
/// 27, 1995, equation 14; the form of ArcGIS and of PySAL's <c>G_Local(star=True)</c>). It is fed with rates, so that a
/// populous place is not hot for its population.
/// </summary>
public static class GetisOrd
{
    /// <summary>
    /// Computes Gi* for every place. <paramref name="neighbours"/> gives for each place the indexes of its neighbours; whether
    /// it names the place itself does not matter. All values equal, or a place that neighbours everything, gives z = 0.
    /// </summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static IReadOnlyList<LocalClustering> Star(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<int>> neighbours)
    {
        if (values.Count != neighbours.Count)
        {
            throw new ArgumentException("Each place needs its list of neighbours.", nameof(neighbours));
        }

        var n = values.Count;
        var mean = n == 0 ? 0 : values.Average();
        var deviation = n == 0 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / n);
        var results = new LocalClustering[n];
        for (var i = 0; i < n; i++)
        {
            var members = neighbours[i].Append(i).Distinct().ToArray();
            double weights = members.Length;
            var spread = n > 1 ? deviation * Math.Sqrt(((n * weights) - (weights * weights)) / (n - 1)) : 0;
            var z = spread == 0 ? 0 : (members.Sum(j => values[j]) - (weights * mean)) / spread;
            results[i] = new(z, 2 * Normal.CDF(0, 1, -Math.Abs(z)));
        }

        return results;
    }
}
