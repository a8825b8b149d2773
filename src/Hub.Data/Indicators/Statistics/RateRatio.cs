using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Hub.Data.Indicators.Statistics;

/// <summary>
/// How many times higher one rate is than another, with its exact 95 % interval and the exact two-sided probability of a
/// difference at least as large when both rates are the same. Given the total of two Poisson counts, one of them is
/// binomial (Przyborowski and Wilenski, Biometrika 31, 1940); the limits are those of Clopper and Pearson (1934).
/// </summary>
/// <param name="Ratio">First rate divided by the second; infinite when only the second count is zero, NaN when both are.</param>
/// <param name="Lower">Lower limit of the ratio.</param>
/// <param name="Upper">Upper limit of the ratio; infinite when the second count is zero.</param>
/// <param name="Probability">Two-sided probability: twice the smaller tail, at most 1.</param>
public readonly record struct RateRatio(double Ratio, double Lower, double Upper, double Probability)
{
    private const double Tail = 0.025;

    /// <summary>
    /// Compares two independent counts over their exposures (residents, or days for two periods of one area). An area that
    /// is part of a whole is compared with the rest of that whole, or the two would not be independent.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or an exposure is not above zero.</exception>
    public static RateRatio Of(double first, double firstExposure, double second, double secondExposure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstExposure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(secondExposure);
        if (first + second == 0)
        {
            return new(double.NaN, 0, double.PositiveInfinity, 1);
        }

        var exposures = secondExposure / firstExposure;
        var lower = first == 0 ? 0 : Odds(Beta.InvCDF(first, second + 1, Tail)) * exposures;
        var upper = second == 0 ? double.PositiveInfinity : Odds(Beta.InvCDF(first + 1, second, 1 - Tail)) * exposures;
        return new(first / second * exposures, lower, upper, TwoSided(first, second, 1 / (1 + exposures)));
    }

    private static double Odds(double share) => share / (1 - share);

    // P(X <= a) of a binomial is I(1-p; b, a+1) and P(X >= a) is I(p; a, b+1).
    private static double TwoSided(double first, double second, double share)
    {
        var atMost = second == 0 ? 1 : SpecialFunctions.BetaRegularized(second, first + 1, 1 - share);
        var atLeast = first == 0 ? 1 : SpecialFunctions.BetaRegularized(first, second + 1, share);
        return Math.Min(1, 2 * Math.Min(atMost, atLeast));
    }
}
