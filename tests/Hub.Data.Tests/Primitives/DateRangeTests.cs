using CsCheck;
using Hub.Data.Primitives;

namespace Hub.Data.Tests.Primitives;

public sealed class DateRangeTests
{
    private static readonly Gen<DateRange> Ranges =
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 20]).Select((from, days) => new DateRange(Day(from), Day(from + days)));

    [Fact]
    public void Merge_AnyRanges_HoldsTheSameDaysInOrder()
        => Ranges.Array[0, 8].Sample(ranges =>
        {
            var merged = DateRange.Merge(ranges);
            return Enumerable.Range(0, 90).All(d => ranges.Any(r => r.Contains(Day(d))) == (merged.Count(m => m.Contains(Day(d))) == 1))
                && merged.Zip(merged.Skip(1)).All(pair => pair.First.Until < pair.Second.From);
        });

    [Fact]
    public void Intersect_TwoRanges_HoldsTheDaysOfBoth()
        => Gen.Select(Ranges, Ranges).Sample((one, other) =>
            Enumerable.Range(0, 90).All(d => one.Intersect(other).Contains(Day(d)) == (one.Contains(Day(d)) && other.Contains(Day(d)))));

    private static DateOnly Day(int number) => new DateOnly(2025, 1, 1).AddDays(number);
}
