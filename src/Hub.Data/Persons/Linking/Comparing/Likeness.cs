using System.Numerics;
using System.Runtime.CompilerServices;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>How alike two texts are written.</summary>
internal enum Likeness : byte
{
    /// <summary>Two different texts.</summary>
    Different,

    /// <summary>Alike: Jaro–Winkler at least 0.88, or two slips in seven letters or more.</summary>
    Alike,

    /// <summary>One slip: a letter wrong, too many, missing, or two letters changed over.</summary>
    OneSlip,

    /// <summary>The same.</summary>
    Same,
}

/// <summary>
/// Bit-parallel likeness of short texts: Damerau–Levenshtein in its restricted form (Hyyrö 2003) and Jaro–Winkler, with one table of
/// letter positions that is cleared after use. One instance per thread.
/// </summary>
internal sealed class LikenessMeter
{
    /// <summary>The Jaro–Winkler from which two texts are alike, unless a run says otherwise.</summary>
    public const double AlikeFrom = 0.88;

    private readonly ulong[] _positions = new ulong[256];

    /// <summary>
    /// How alike two texts of a table are; "alike" from a Jaro–Winkler of <paramref name="alikeFrom"/>.
    /// </summary>
    public Likeness Of(TextTable table, int left, int right, double alikeFrom = AlikeFrom)
    {
        if (left == right)
        {
            return Likeness.Same;
        }

        var apart = BitOperations.PopCount(table.Letters(left) ^ table.Letters(right));
        return apart > 5 ? Likeness.Different : Of(table.Codes(left), table.Codes(right), apart, alikeFrom);
    }

    private Likeness Of(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, int lettersApart, double alikeFrom)
    {
        var shorter = Math.Min(left.Length, right.Length);
        if (shorter < 2 || Math.Abs(left.Length - right.Length) > 4)
        {
            return Likeness.Different;
        }

        for (var i = 0; i < right.Length; i++)
        {
            _positions[right[i]] |= 1UL << i;
        }

        var slips = lettersApart <= 4 && Math.Abs(left.Length - right.Length) <= 2 ? Distance(left, right.Length) : 9;
        var likeness = slips <= 1 && shorter >= 3 ? Likeness.OneSlip
            : (slips == 2 && shorter >= 7) || JaroWinkler(left, right) >= alikeFrom ? Likeness.Alike
            : Likeness.Different;
        for (var i = 0; i < right.Length; i++)
        {
            _positions[right[i]] = 0;
        }

        return likeness;
    }

    /// <summary>Jaro–Winkler of two texts of a table.</summary>
    public double JaroWinklerOf(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            _positions[right[i]] |= 1UL << i;
        }

        var score = JaroWinkler(left, right);
        Array.Clear(_positions);
        return score;
    }

    /// <summary>Restricted Damerau–Levenshtein distance of two texts of at most 64 letters.</summary>
    public int DistanceOf(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            _positions[right[i]] |= 1UL << i;
        }

        var distance = right.Length == 0 ? left.Length : Distance(left, right.Length);
        Array.Clear(_positions);
        return distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Distance(ReadOnlySpan<byte> left, int length)
    {
        unchecked
        {
            var (plus, minus, diagonal, before) = (~0UL, 0UL, 0UL, 0UL);
            var last = 1UL << (length - 1);
            var distance = length;
            foreach (var code in left)
            {
                var here = _positions[code];
                var turned = (((~diagonal) & here) << 1) & before;
                diagonal = (((here & plus) + plus) ^ plus) | here | minus | turned;
                var up = minus | ~(diagonal | plus);
                var down = diagonal & plus;
                distance += (up & last) != 0 ? 1 : 0;
                distance -= (down & last) != 0 ? 1 : 0;
                up = (up << 1) | 1;
                down <<= 1;
                plus = down | ~(diagonal | up);
                minus = up & diagonal;
                before = here;
            }

            return distance;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double JaroWinkler(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        unchecked
        {
            var reach = Math.Max(0, (Math.Max(left.Length, right.Length) / 2) - 1);
            var (usedLeft, usedRight) = (0UL, 0UL);
            for (var i = 0; i < left.Length; i++)
            {
                var low = i > reach ? ~0UL << (i - reach) : ~0UL;
                var high = i + reach >= 63 ? ~0UL : (1UL << (i + reach + 1)) - 1;
                var found = _positions[left[i]] & low & high & ~usedRight;
                if (found != 0)
                {
                    usedRight |= found & (0 - found);
                    usedLeft |= 1UL << i;
                }
            }

            double common = BitOperations.PopCount(usedLeft);
            if (common == 0)
            {
                return 0;
            }

            var turned = 0;
            for (var rest = usedLeft; rest != 0; rest &= rest - 1, usedRight &= usedRight - 1)
            {
                turned += left[BitOperations.TrailingZeroCount(rest)] == right[BitOperations.TrailingZeroCount(usedRight)] ? 0 : 1;
            }

            var jaro = ((common / left.Length) + (common / right.Length) + ((common - (turned / 2)) / common)) / 3;
            var prefix = 0;
            while (prefix < 4 && prefix < left.Length && prefix < right.Length && left[prefix] == right[prefix])
            {
                prefix++;
            }

            return jaro + (prefix * 0.1 * (1 - jaro));
        }
    }
}
