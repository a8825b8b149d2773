using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Blocking;

/// <summary>
/// How many pairs to step over until the next one of a sample, where each is taken with the same chance (the gaps of Bernoulli draws are
/// geometric): what it costs to draw grows with the sample and not with what it is drawn from.
/// </summary>
internal sealed class SampleSteps(double share, ulong seed)
{
    private readonly double _perStep = share >= 1 ? 0 : 1 / Math.Log(1 - share);
    private ulong _draw = seed;

    /// <summary>Pairs to step over; 0 where all are taken.</summary>
    public long Next()
    {
        if (_perStep == 0)
        {
            return 0;
        }

        _draw = unchecked(_draw + 0x9E3779B97F4A7C15UL);
        // Between 0 (left out) and 1.
        var chance = ((TextHash.Mix(_draw) >> 11) + 1) * (1.0 / (1UL << 53));
        return (long)Math.Min(1e15, Math.Log(chance) * _perStep);
    }
}
