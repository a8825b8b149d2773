using System.Globalization;
using CsCheck;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;
using Hub.Testing.Linking;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>The engine as a whole, on people that its author did not tune it to.</summary>
public sealed class LinkerTests
{
    private static readonly List<TownRow> Rows = new InventedTown(7, hasNumbers: false).Rows(6000);
    private static readonly LinkResult Result = Linker.Link(InventedTown.Table(Rows), new LinkSettings());

    [Fact]
    public void Link_PeopleOfAnotherTown_AreFound() => Assert.InRange(TestTable.F1(Result.ClusterOf, record => Rows[record].Person), 0.93, 1);

    [Fact]
    public void Link_WithNumbers_IsBetterStill()
    {
        var rows = new InventedTown(8, hasNumbers: true).Rows(6000);

        var result = Linker.Link(InventedTown.Table(rows), new LinkSettings());

        Assert.InRange(TestTable.F1(result.ClusterOf, record => rows[record].Person), 0.97, 1);
    }

    [Fact]
    public void Link_RowsInAnotherOrder_GivesTheSameClustersAndNames()
        => Gen.Int[0, 1000].Sample(
            seed =>
            {
                var random = new Random(seed);
                var rows = Rows.Take(2500).ToList();
                var turned = rows.OrderBy(_ => random.Next()).ToList();
                var (first, second) = (Linker.Link(InventedTown.Table(rows), new LinkSettings()), Linker.Link(InventedTown.Table(turned), new LinkSettings()));
                Assert.Equal(Named(rows, first), Named(turned, second));
            },
            iter: 4);

    [Fact]
    public void Pairs_Parts_AddUpToTheWeight()
    {
        var pairs = Result.Pairs().ToList();

        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(pair.Weight, pair.Parts.Sum(part => part.Bits), 0.001));
        Assert.All(pairs.Take(50), pair => Assert.Equal(pair.Weight, Result.Weigh(pair.Right, pair.Left).Weight));
    }

    [Fact]
    public void Pairs_AtTheTop_HaveNoTies()
    {
        var random = new Random(3);

        AssertNoTies(Result.Pairs().OrderBy(_ => random.Next()).Take(10_000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Weigh_TenThousandRandomPairs_HaveNoTiesAtTheTop(int seed)
    {
        var random = new Random(seed);
        var pairs = Enumerable.Range(0, 10_000).Select(_ => (Left: random.Next(Rows.Count), Right: random.Next(Rows.Count)))
            .Where(pair => pair.Left != pair.Right).Select(pair => Result.Weigh(pair.Left, pair.Right)).ToList();

        // Two pairs of strangers who share the one name and nothing else weigh the same and should: the top is where something speaks for a pair.
        var top = pairs.Where(pair => pair.Weight > Result.Model().Prior).ToList();
        Assert.InRange(top.Count, 2, 1000);
        AssertNoTies(top);
    }

    [Fact]
    public void Link_HardFamilies_AreToldApartAtTheOneThreshold()
    {
        var rows = new HardFamilies(5).Rows(6000);
        FieldRole[] roles = [FieldRole.Source, FieldRole.Forename, FieldRole.Surname, FieldRole.BirthDate, FieldRole.Gender, FieldRole.Address, FieldRole.Postcode];
        var columns = roles.Select((role, place) => TestTable.Column(HardFamilies.Headings[place + 1], role, rows.Select(row => row[place + 1])));

        var result = Linker.Link(new RecordTable(rows.Count, [.. columns], [.. rows.Select(row => TextHash.Of(row[0]))]), new LinkSettings());

        Assert.InRange(TestTable.F1(result.ClusterOf, record => int.Parse(rows[record][^1], CultureInfo.InvariantCulture)), 0.9, 1);
    }

    [Fact]
    public void Link_BetweenSourcesOnly_PutsNoTwoOfOneSourceTogether()
    {
        var result = Linker.Link(InventedTown.Table(Rows), new LinkSettings { LinkType = LinkType.Link });

        Assert.DoesNotContain(
            Enumerable.Range(0, Rows.Count).GroupBy(record => (result.ClusterOf[record], Rows[record].Source)), group => group.Count() > 1);
        Assert.Contains(result.ClusterOf.CountBy(cluster => cluster), cluster => cluster.Value > 1);
    }

    [Fact]
    public void Link_WithinSourcesOnly_PutsNoTwoSourcesTogether()
    {
        var result = Linker.Link(InventedTown.Table(Rows), new LinkSettings { LinkType = LinkType.Dedupe });

        Assert.All(
            Enumerable.Range(0, Rows.Count).GroupBy(record => result.ClusterOf[record]),
            cluster => Assert.Single(cluster.Select(record => Rows[record].Source).Distinct()));
    }

    [Fact]
    public void Link_SourceWithoutDuplicates_HasEachPersonOnce()
    {
        var settings = new LinkSettings { SourcesWithoutDuplicates = new HashSet<string> { "cards" } };

        var result = Linker.Link(InventedTown.Table(Rows), settings);

        var inCards = Enumerable.Range(0, Rows.Count).Where(record => Rows[record].Source == "cards").ToList();
        Assert.Equal(inCards.Count, inCards.Select(record => result.ClusterOf[record]).Distinct().Count());
        Assert.Contains(
            Enumerable.Range(0, Rows.Count).Where(record => Rows[record].Source == "typist").GroupBy(record => result.ClusterOf[record]), group => group.Count() > 1);
    }

    private static void AssertNoTies(IEnumerable<WeighedPair> pairs)
    {
        var top = pairs.OrderByDescending(pair => pair.Weight).Take(20).ToList();

        Assert.All(top.Zip(top.Skip(1)), two => Assert.True(
            two.First.Weight > two.Second.Weight || Written(two.First).SetEquals(Written(two.Second)), "Two pairs that differ have the same weight at the top."));

        // Records that are the same in all that is compared make pairs that weigh the same, and should.
        static HashSet<TownRow> Written(WeighedPair pair) => [.. ((TownRow[])[Rows[pair.Left], Rows[pair.Right]]).Select(row => row with
        {
            Id = "", Source = "", Name = row.Name.ToLowerInvariant(), Surname = row.Surname.ToLowerInvariant(),
        })];
    }

    private static SortedSet<string> Named(List<TownRow> rows, LinkResult result)
        => [.. result.ClusterOf.Select((cluster, record) => rows[record].Id + " in " + rows[cluster].Id)];
}
