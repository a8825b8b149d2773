using CsCheck;
using Hub.Data.Indicators.Statistics;
using MathNet.Numerics.Distributions;

namespace Hub.Data.Tests.Indicators;

public sealed class StatisticsTests
{
    // Exact 95 % limits of a Poisson mean: Ulm (1990), table 1; the same as ONS and OHID print in their tables of limits.
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.025, 5.572)]
    [InlineData(2, 0.242, 7.225)]
    [InlineData(5, 1.623, 11.668)]
    [InlineData(6, 2.202, 13.059)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(20, 12.217, 30.888)]
    [InlineData(50, 37.111, 65.918)]
    [InlineData(100, 81.364, 121.627)]
    public void PoissonInterval_PublishedCounts_GivePublishedLimits(double count, double lower, double upper)
    {
        var interval = PoissonInterval.Of(count);

        Assert.Equal(lower, interval.Lower, 3e-3);
        Assert.Equal(upper, interval.Upper, 3e-3);
    }

    // The mean at each limit makes the count (or a more extreme one) exactly 2.5 % likely: what "exact" means (Garwood 1936).
    [Fact]
    public void PoissonInterval_AnyCount_LeavesTwoAndAHalfPerCentOnEachSide()
        => Gen.OneOf(Gen.Int[1, 200], Gen.Int[200, 200_000]).Sample(count =>
        {
            var interval = PoissonInterval.Of(count);
            Assert.Equal(0.025, 1 - Poisson.CDF(interval.Lower, count - 1), 1e-6);
            Assert.Equal(0.025, Poisson.CDF(interval.Upper, count), 1e-6);
        });

    // Lung cancer in Fredericia against three other Danish cities, ages 55 to 59: the example of R's poisson.test, whose limits
    // are also Clopper and Pearson's.
    [Fact]
    public void RateRatio_FredericiaExample_GivesRatioAndLimitsOfR()
    {
        var ratio = RateRatio.Of(11, 800, 6 + 8 + 7, 1083 + 1050 + 878);

        Assert.Equal(1.971488, ratio.Ratio, 1e-6);
        Assert.Equal(0.8584264, ratio.Lower, 1e-6);
        Assert.Equal(4.2772659, ratio.Upper, 1e-6);
    }

    // Eight of ten, even odds: twice (45 + 10 + 1) / 1024.
    [Theory]
    [InlineData(8, 2, 0.109375)]
    [InlineData(2, 8, 0.109375)]
    [InlineData(5, 5, 1)]
    [InlineData(10, 0, 0.001953125)]
    [InlineData(0, 0, 1)]
    public void RateRatio_SmallCountsEqualExposure_GivesBinomialProbability(double first, double second, double expected)
        => Assert.Equal(expected, RateRatio.Of(first, 1, second, 1).Probability, 1e-12);

    [Fact]
    public void RateRatio_SwappedSides_IsTheInverse()
        => Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 100_000], Gen.Double[1, 1e6], Gen.Double[1, 1e6]).Sample((a, b, m, n) =>
        {
            var (there, back) = (RateRatio.Of(a, m, b, n), RateRatio.Of(b, n, a, m));
            Assert.Equal(1, there.Ratio * back.Ratio, 1e-9);
            Assert.Equal(1, there.Lower * back.Upper, 1e-4);
            Assert.Equal(there.Probability, back.Probability, 1e-7);
            Assert.InRange(there.Ratio, there.Lower, there.Upper);
        });

    // The fifteen hypotheses of Benjamini and Hochberg (1995), section 4.1: at 5 % the procedure rejects the first four.
    [Fact]
    public void FalseDiscovery_ThrombolysisExample_FindsFour()
    {
        double[] probabilities =
        [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000,
        ];

        var adjusted = FalseDiscovery.Adjust(probabilities);

        Assert.Equal(4, adjusted.Count(p => p <= FalseDiscovery.Rate));
        Assert.Equal(0.0095 * 15 / 4, adjusted[3], 1e-12);
        Assert.Equal(1, adjusted[14]);
    }

    [Fact]
    public void FalseDiscovery_AnyOrder_KeepsOrderAndNeverLowers()
        => Gen.Double[0, 1].Array[1, 60].Sample(probabilities =>
        {
            var adjusted = FalseDiscovery.Adjust(probabilities);
            for (var i = 0; i < probabilities.Length; i++)
            {
                Assert.InRange(adjusted[i], probabilities[i] - 1e-12, 1);
                for (var j = 0; j < probabilities.Length; j++)
                {
                    Assert.True(probabilities[i] > probabilities[j] || adjusted[i] <= adjusted[j]);
                }
            }
        });

    // The worked example in the documentation of PySAL's G_Local (star=True): six points, neighbours within 15.
    [Fact]
    public void GetisOrd_PysalExample_GivesItsStandardisedValues()
    {
        int[][] neighbours = [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]];

        var results = GetisOrd.Star([2, 3, 3.2, 5, 8, 7], neighbours);

        double[] expected = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331];
        Assert.All(results.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Z, 1e-8));
        Assert.Equal(0.0429, results[5].Probability, 1e-4);
    }

    [Fact]
    public void GetisOrd_AllEqual_HasNoHotSpot()
        => Assert.All(GetisOrd.Star([4, 4, 4], [[1], [0, 2], [1]]), result => Assert.Equal((0, 1), (result.Z, result.Probability)));
}
