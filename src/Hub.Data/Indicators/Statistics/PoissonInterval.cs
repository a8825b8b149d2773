using MathNet.Numerics.Distributions;

namespace Hub.Data.Indicators.Statistics;

/// <summary>
/// The exact 95 % confidence interval of a count, taken as one draw from a Poisson distribution (Garwood 1936; the
/// chi-square form of Ulm, American Journal of Epidemiology 131, 1990). At least 95 % of such intervals hold the mean.
/// </summary>
/// <param name="Lower">Lower limit of the mean, never below zero; zero for a count of zero.</param>
/// <param name="Upper">Upper limit of the mean.</param>
public readonly record struct PoissonInterval(double Lower, double Upper)
{
    private const double Tail = 0.025;
    private const double TailDeviate = 1.959963984540054;

    // From here on Byar's approximation (Breslow and Day 1987, p. 69) differs from the exact limits by less than 2 in 10^8,
    // and the quantile function of MathNet now and then fails on counts of a million.
    private const double ManyEvents = 10_000;

    /// <summary>The interval of a count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static PoissonInterval Of(double count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count < ManyEvents
            ? new(count == 0 ? 0 : ChiSquared.InvCDF(2 * count, Tail) / 2, ChiSquared.InvCDF((2 * count) + 2, 1 - Tail) / 2)
            : new(Byar(count, -TailDeviate), Byar(count + 1, TailDeviate));
    }

    private static double Byar(double count, double deviate)
        => count * Math.Pow(1 - (1 / (9 * count)) + (deviate / (3 * Math.Sqrt(count))), 3);
}
