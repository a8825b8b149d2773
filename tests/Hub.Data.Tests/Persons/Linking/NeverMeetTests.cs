using CsCheck;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>Sources that no agreement lets be combined: whatever their records hold, the engine never puts two side by side.</summary>
public sealed class NeverMeetTests
{
    private static readonly List<TownRow> Rows = new InventedTown(41, hasNumbers: true).Rows(2400);
    private static readonly string[] Sources = ["scanner", "hearer", "typist", "cards"];

    // Any set of pairs, a source with itself among them, in either order.
    private static readonly Gen<HashSet<(string First, string Second)>> AnyPairs
        = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], (first, second) => (Sources[first], Sources[second])).HashSet[1, 5].Select(pairs => pairs.ToHashSet());

    [Fact]
    public void Link_AnyPairsOfSourcesApart_NeitherComparesNorJoinsThem()
        => AnyPairs.Sample(
            never =>
            {
                var rows = Rows.Take(900).ToList();
                var result = Linker.Link(InventedTown.Table(rows), new LinkSettings { NeverMeet = never, PairFloor = -30, PairsAlwaysAllowed = 1000 });

                Assert.All(result.PairWeights(), pair => Assert.False(AreApart(never, rows[pair.Left], rows[pair.Right])));
                Assert.All(Together(result, rows), pair => Assert.False(AreApart(never, pair.First, pair.Second)));
            },
            iter: 12);

    [Fact]
    public void Link_TwoSourcesApart_EqualsThatNobodyCouldMeetThroughAThird()
    {
        HashSet<(string, string)> never = [("scanner", "typist")];

        var (apart, whole) = (Linker.Link(InventedTown.Table(Rows), new LinkSettings { NeverMeet = never }), Linker.Link(InventedTown.Table(Rows), new LinkSettings()));

        Assert.Contains(Together(whole, Rows), pair => AreApart(never, pair.First, pair.Second));
        Assert.DoesNotContain(Together(apart, Rows), pair => AreApart(never, pair.First, pair.Second));
        Assert.Contains(Together(apart, Rows), pair => pair.First.Source == "scanner" && pair.Second.Source == "cards");
        Assert.Contains(Together(apart, Rows), pair => pair.First.Source == "typist" && pair.Second.Source == "cards");
    }

    [Fact]
    public void Link_IdenticalRecordsOfSourcesApart_StayApart()
    {
        var row = Rows[0] with { Nhs = "9434765919" };
        List<TownRow> same = [row with { Id = "a", Source = "a" }, row with { Id = "b", Source = "b" }, row with { Id = "c", Source = "c" }, row with { Id = "a2", Source = "a" }];

        var result = Linker.Link(InventedTown.Table([.. same, .. Rows]), new LinkSettings { NeverMeet = new HashSet<(string, string)> { ("b", "a") } });

        Assert.Equal(result.ClusterOf[0], result.ClusterOf[3]);
        Assert.NotEqual(result.ClusterOf[0], result.ClusterOf[1]);
        Assert.False(result.IsCompared(0, 1));
        Assert.Throws<ArgumentException>(() => result.Weigh(0, 1));
    }

    [Fact]
    public void Link_SourceApartFromItself_KeepsEveryRecordOfItAlone()
    {
        var row = Rows[0];
        List<TownRow> same = [.. Enumerable.Range(0, 5).Select(place => row with { Id = "x" + place, Source = "alone" })];

        var result = Linker.Link(InventedTown.Table([.. same, .. Rows]), new LinkSettings { NeverMeet = new HashSet<(string, string)> { ("alone", "alone") } });

        Assert.Equal(5, result.ClusterOf[..5].Distinct().Count());
    }

    [Fact]
    public void Link_AllSourcesApart_CountsNoPairAtAll()
    {
        HashSet<(string, string)> never = [.. Sources.SelectMany(first => Sources.Select(second => (first, second)))];
        foreach (var settings in (LinkSettings[])[new() { NeverMeet = never }, new() { NeverMeet = never, PairsAlwaysAllowed = 1000 }])
        {
            var result = Linker.Link(InventedTown.Table(Rows), settings);

            Assert.Equal(0, result.ComparedPairs);
            Assert.Equal(0, result.PairCount);
            Assert.All(result.Blocking, size => Assert.Equal(0, size.Pairs));
            Assert.Equal(Rows.Count, result.ClusterOf.Distinct().Count());
        }
    }

    [Fact]
    public void Link_ConfirmedSameOfSourcesApart_WaitsForThePermission()
    {
        var (left, right) = (Rows.First(row => row.Source == "scanner"), Rows.First(row => row.Source == "typist"));
        LinkDecision[] decisions = [new(TextHash.Of(left.Id), TextHash.Of(right.Id), IsSame: true)];
        var places = (Left: Rows.IndexOf(left), Right: Rows.IndexOf(right));
        var model = Linker.Link(InventedTown.Table(Rows), new LinkSettings()).Model();
        var apart = model with { Settings = model.Settings with { NeverMeet = new HashSet<(string, string)> { ("typist", "scanner") } } };

        var (before, after) = (Linker.Link(InventedTown.Table(Rows), apart, decisions), Linker.Link(InventedTown.Table(Rows), model, decisions));

        Assert.NotEqual(before.ClusterOf[places.Left], before.ClusterOf[places.Right]);
        Assert.Equal(after.ClusterOf[places.Left], after.ClusterOf[places.Right]);
    }

    private static bool AreApart(HashSet<(string First, string Second)> never, TownRow left, TownRow right)
        => left.Id != right.Id && (never.Contains((left.Source, right.Source)) || never.Contains((right.Source, left.Source)));

    private static IEnumerable<(TownRow First, TownRow Second)> Together(LinkResult result, List<TownRow> rows)
        => Enumerable.Range(0, rows.Count).GroupBy(record => result.ClusterOf[record]).Select(cluster => cluster.ToList()).Where(cluster => cluster.Count > 1)
            .SelectMany(cluster => cluster.SelectMany((left, place) => cluster.Skip(place + 1).Select(right => (rows[left], rows[right]))));
}
