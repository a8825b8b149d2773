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

    /// <summary>The interval of a count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static PoissonInterval Of(double count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var lower = count == 0 ? 0 : ChiSquared.InvCDF(2 * count, Tail) / 2;
        return new(lower, ChiSquared.InvCDF((2 * count) + 2, 1 - Tail) / 2);
    }
}
