using CsCheck;
using Hub.Data.Areas.Import;

namespace Hub.Data.Tests.Areas;

public sealed class ApportionmentTests
{
    [Fact]
    public void To2021_UnchangedSplitAndMerged_SaysHowEachWasMade()
    {
        ChangeRow[] changes =
        [
            new("A", "A", "U"), new("B", "B1", "S"), new("B", "B2", "S"), new("C", "M", "M"), new("D", "M", "M"),
        ];
        var counts = new Dictionary<string, decimal> { ["A"] = 10, ["B"] = 10, ["C"] = 3, ["D"] = 4 };
        var residents = new Dictionary<string, decimal> { ["B1"] = 100, ["B2"] = 200 };

        Assert.Equal(
            [("A", 10m, "published"), ("B1", 3m, "apportioned"), ("B2", 7m, "apportioned"), ("M", 7m, "merged")],
            Apportionment.To2021(counts, changes, residents));
    }

    [Fact]
    public void Share_AnyWeights_LosesNobody()
        => Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 3000].Array[1, 6]).Sample(sample =>
        {
            var shares = Apportionment.Share(sample.Item1, [.. sample.Item2.Select(w => (decimal)w)]);
            return shares.Sum() == sample.Item1 && shares.All(s => s >= 0 && decimal.Truncate(s) == s);
        });
}
