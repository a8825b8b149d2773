using System.Numerics;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>Dates of birth, digit by digit and part by part: day and month changed over, one digit wrong, only the year known.</summary>
internal sealed class BirthComparison : Comparison
{
    private const byte Exact = 1, Swapped = 2, Slip = 3, TwoParts = 4, YearKnown = 5, Year = 6, Different = 7;

    private readonly int[] _birth;
    private readonly float[] _rarity;
    private readonly bool[] _default;
    private readonly double _agreeing;

    public BirthComparison(int[] birth, FieldCounts counted)
        : base("date of birth", ["missing", "same", "day and month changed over", "one digit wrong", "two parts the same",
            "same year, the day not known", "same year", "different"])
    {
        var days = new HashIds(1024);
        var ids = new int[birth.Length];
        for (var i = 0; i < birth.Length; i++)
        {
            ids[i] = birth[i] == 0 ? 0 : days.Add((ulong)birth[i]);
        }

        var counts = counted.Of("date of birth", ids, days);
        var usual = counted.Frequencies.UsualDay(() => Usual(counts, days));
        _birth = birth;
        _agreeing = Pairs(counts.Skip(1));
        _rarity = new float[birth.Length];
        _default = new bool[birth.Length];
        for (var i = 0; i < birth.Length; i++)
        {
            _rarity[i] = ids[i] == 0 ? 0 : Bits(counts[ids[i]], counts[0]);
            _default[i] = (birth[i] & 0xFF) == 0 || ((birth[i] & 0xFFFF) == 0x0101 && counts[ids[i]] > (4 * usual) + 4);
        }
    }

    public override double[][] ExpectedMatch { get; } = [[0, .88, .012, .045, .025, .01, .006, .022]];

    public override double[][] ExpectedRandom { get; } =
    [
        [0, .00006, .0003, .0012, .0035, .0005, .013, .98144], [0, .012, .001, .003, .005, .001, .03, .948],
            [0, .002, .0005, .002, .004, .0005, .015, .976],
    ];

    public override bool GoesByValue(int level) => level == Exact;

    public override double AgreeingPairs(int level) => level == Exact ? _agreeing : 0;

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity, random) = (batch.Level[place], batch.Rarity[place], batch.RandomGroup[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            var (a, b) = (batch.Left[i], batch.Right[i]);
            var (left, right) = (_birth[a], _birth[b]);
            random[i] = batch.Near[i];
            rarity[i] = 0;
            if (left == 0 || right == 0)
            {
                level[i] = 0;
            }
            else if (left == right)
            {
                (level[i], rarity[i]) = ((left & 0xFFFF) == 0 ? YearKnown : Exact, (left & 0xFFFF) == 0 ? 0 : _rarity[a]);
            }
            else
            {
                level[i] = Judge(left, right, _default[a] || _default[b]);
            }
        }
    }

    private static byte Judge(int left, int right, bool dayUnknown)
    {
        var apart = left ^ right;
        if (apart >> 16 == 0)
        {
            return dayUnknown ? YearKnown
                : (left & 0xFF) == ((right >> 8) & 0xFF) && ((left >> 8) & 0xFF) == (right & 0xFF) ? Swapped
                : IsSlip(apart, left, right) ? Slip
                : (apart & 0xFF) == 0 || (apart & 0xFF00) == 0 ? TwoParts
                : Year;
        }

        return IsSlip(apart, left, right) ? Slip : (apart & 0xFFFF) == 0 && !dayUnknown ? TwoParts : Different;
    }

    // One digit differs, or two neighbours are changed over.
    private static bool IsSlip(int apart, int left, int right)
    {
        unchecked
        {
            var digits = (uint)apart;
            digits = (digits | (digits >> 1) | (digits >> 2) | (digits >> 3)) & 0x11111111;
            var count = BitOperations.PopCount(digits);
            if (count != 2)
            {
                return count == 1;
            }

            var low = BitOperations.TrailingZeroCount(digits);
            return digits == 0x11u << low
                && ((left >> low) & 0xF) == ((right >> (low + 4)) & 0xF) && ((left >> (low + 4)) & 0xF) == ((right >> low) & 0xF);
        }
    }

    // The usual number of records on one day.
    private static double Usual(int[] counts, HashIds days)
        => Enumerable.Range(1, counts.Length - 1).Where(id => (days.KeyOf(id) & 0xFF) != 0 && (days.KeyOf(id) & 0xFFFF) != 0x0101)
            .Select(id => (double)counts[id]).DefaultIfEmpty(1).Average();
}
