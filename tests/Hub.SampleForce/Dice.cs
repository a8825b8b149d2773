using System.Text;

namespace Hub.SampleForce;

/// <summary>
/// A deterministic source of chance (xoshiro256**), one stream per name: what one kind draws never moves what another
/// draws, and the same seed gives the same bytes on every machine and .NET version.
/// </summary>
public sealed class Dice
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>Starts the stream called <paramref name="stream"/> of a seed.</summary>
    public Dice(int seed, string stream)
    {
        unchecked
        {
            var state = (ulong)(uint)seed * 0x9E3779B97F4A7C15UL;
            foreach (var octet in Encoding.UTF8.GetBytes(stream))
            {
                state = (state ^ octet) * 0x100000001B3UL;
            }

            _a = Mix(ref state);
            _b = Mix(ref state);
            _c = Mix(ref state);
            _d = Mix(ref state);
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_b * 5, 7) * 9;
            var t = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = ulong.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="exclusive"/>).</summary>
    public int Below(int exclusive) => (int)(Unit() * exclusive);

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <summary>A number in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public double Range(double from, double to) => from + (Unit() * (to - from));

    /// <summary>True with this probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>One of the choices, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of the choices by weight.</summary>
    public T Weighted<T>(IReadOnlyList<(T Value, double Weight)> choices)
    {
        var total = 0.0;
        foreach (var (_, weight) in choices)
        {
            total += weight;
        }

        var at = Unit() * total;
        foreach (var (value, weight) in choices)
        {
            at -= weight;
            if (at < 0)
            {
                return value;
            }
        }

        return choices[^1].Value;
    }

    /// <summary>A standard normal deviate (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>A Poisson count with this mean; the normal approximation above 60.</summary>
    public int Poisson(double mean)
    {
        if (mean <= 0)
        {
            return 0;
        }

        if (mean > 60)
        {
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal()), MidpointRounding.AwayFromZero));
        }

        var limit = Math.Exp(-mean);
        var product = Unit();
        var count = 0;
        while (product > limit)
        {
            product *= Unit();
            count++;
        }

        return count;
    }

    /// <summary>Puts a list in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    // SplitMix64: spreads a small seed over the whole state.
    private static ulong Mix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
