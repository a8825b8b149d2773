using CsCheck;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Release;
using Hub.Data.Primitives;

namespace Hub.Data.Tests.Indicators;

public sealed class AgencyPartsTests
{
    private static readonly string[] Both = ["Ash", "Birch"];

    private static string[] Words(Suppression policy, params (string Agency, int Rows)[] parts)
    {
        var exact = parts.Select(part => new ExactPart(part.Agency, part.Rows, part.Rows)).Where(part => part.Rows > 0).ToList();
        return [.. AgencyParts.Of(policy, true, policy.Release(exact.Sum(part => part.Rows)), Both, exact)
            .Select(part => $"{part.Agency} {part.Count.Text}")];
    }

    [Theory]
    [InlineData(48, 31, "Ash 50", "Birch 30")]
    [InlineData(48, 0, "Ash 50", "Birch 0")]
    [InlineData(0, 12, "Ash 0", "Birch 10")]
    [InlineData(47, 5, "Ash 45", "Birch fewer than 8")]
    [InlineData(48, 3, "Ash " + Suppression.WithheldWords, "Birch fewer than 8")]
    public void Of_ShownTotal_ReleasesEachPartUnderTheSamePolicy(int ash, int birch, params string[] expected)
        => Assert.Equal(expected, Words(Suppression.Default, ("Ash", ash), ("Birch", birch)));

    [Theory]
    [InlineData(3, 0)]
    [InlineData(0, 7)]
    [InlineData(3, 4)]
    public void Of_SuppressedTotal_TellsNoPartAndNotWhoHasRows(int ash, int birch)
        => Assert.Equal(
            ["Ash " + AgencyParts.NotTold, "Birch " + AgencyParts.NotTold], Words(Suppression.Default, ("Ash", ash), ("Birch", birch)));

    [Fact]
    public void Of_WithheldTotal_TellsNoPart()
    {
        var parts = AgencyParts.Of(
            Suppression.Default, true, Figure.Withheld("withheld"), Both, [new("Ash", 40, 40), new("Birch", 60, 60)]);

        Assert.All(parts, part => Assert.False(part.Count.HasValue));
    }

    [Fact]
    public void Of_RunOfBeforePartsWereKept_IsEmpty()
        => Assert.Empty(AgencyParts.Of(Suppression.Default, true, Figure.Released(40), Both, []));

    /// <summary>
    /// Whoever knows the released total, the parts and the rounding never finds a suppressed part: at least two values stay possible.
    /// </summary>
    [Fact]
    public void Of_AnyParts_LeavesEachSuppressedPartAtLeastTwoValues()
        => Gen.Int[0, 60].Array[2, 4].Sample(
            rows =>
            {
                var policy = Suppression.Default;
                var exact = rows.Select((count, i) => new ExactPart("Agency " + i, count, count)).Where(part => part.Rows > 0).ToList();
                var total = policy.Release(rows.Sum());
                var parts = AgencyParts.Of(policy, true, total, [.. rows.Select((_, i) => "Agency " + i)], exact);
                for (var i = 0; i < rows.Length; i++)
                {
                    if (parts[i].Count.State == FigureState.Suppressed)
                    {
                        Assert.True(Possible(policy, total, [.. parts.Select(part => part.Count)], i).Count > 1);
                    }
                }
            },
            iter: 3_000);

    private static HashSet<int> Possible(Suppression policy, Figure total, List<Figure> parts, int wanted)
    {
        var sums = new Dictionary<int, HashSet<int>> { [0] = [] };
        for (var i = 0; i < parts.Count; i++)
        {
            var next = new Dictionary<int, HashSet<int>>();
            foreach (var (sum, found) in sums)
            {
                foreach (var value in Candidates(policy, parts[i]))
                {
                    if (!next.TryGetValue(sum + value, out var set))
                    {
                        next[sum + value] = set = [];
                    }

                    set.UnionWith(i == wanted ? [value] : found);
                }
            }

            sums = next;
        }

        return [.. sums.Where(pair => policy.Release(pair.Key) == total).SelectMany(pair => pair.Value)];
    }

    private static IEnumerable<int> Candidates(Suppression policy, Figure figure)
        => Enumerable.Range(0, 80).Where(n => figure.State == FigureState.Withheld ? n > 0 : policy.Release(n) == figure);
}
